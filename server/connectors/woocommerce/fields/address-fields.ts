import type { FieldDescriptor } from "@/server/domain/field";

interface Part {
  key: string;
  label: string;
  /** Parts of the source's address that fill it, the first that is there. */
  from: string[];
  help?: string;
}

const PARTS: readonly Part[] = [
  { key: "first_name", label: "First name", from: ["firstName"] },
  { key: "last_name", label: "Last name", from: ["lastName"] },
  { key: "company", label: "Company", from: ["company"] },
  { key: "address_1", label: "Address line 1", from: ["line1"] },
  { key: "address_2", label: "Address line 2", from: ["line2"] },
  { key: "city", label: "City", from: ["city"] },
  { key: "state", label: "State", from: ["state"] },
  { key: "postcode", label: "Postcode", from: ["postcode"] },
  {
    key: "country",
    label: "Country",
    from: ["countryCode", "country"],
    help: "Two letters, such as DE. An English name is turned into them.",
  },
  { key: "phone", label: "Phone", from: ["phone"] },
];

export const ADDRESS_KEYS = [...PARTS.map(({ key }) => key), "email"];

/**
 * Fields of `billing` or `shipping`, which are the same for customers and orders
 * (https://woocommerce.github.io/woocommerce-rest-api-docs/#customer-billing-properties). `others` names source fields
 * that fill a part which the address leaves empty.
 */
export function addressTargets(
  prefix: "billing" | "shipping",
  group: string,
  others: Record<string, string[]> = {},
): FieldDescriptor[] {
  const parts: Part[] = [...PARTS];
  if (prefix === "billing") parts.push({ key: "email", label: "E-mail address", from: ["email"] });
  return parts.map(({ key, label, from, help }) => ({
    key: `${prefix}.${key}`,
    level: "item",
    label: `${label}`,
    type: "text",
    group,
    ...(help === undefined ? {} : { help }),
    auto: [...from.map((part) => `${prefix}.${part}`), ...(others[key] ?? [])],
  }));
}
