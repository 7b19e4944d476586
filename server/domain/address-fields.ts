import type { Address } from "./address";
import type { FieldDescriptor } from "./field";
import type { JsonValue } from "./json";

export interface AddressPart {
  key: string;
  label: string;
  read(address: Address): JsonValue;
}

export const ADDRESS_PARTS: readonly AddressPart[] = [
  { key: "firstName", label: "First name", read: (a) => a.firstName },
  { key: "lastName", label: "Last name", read: (a) => a.lastName },
  { key: "company", label: "Company", read: (a) => a.company },
  { key: "line1", label: "Street, line 1", read: (a) => a.line1 },
  { key: "line2", label: "Street, line 2", read: (a) => a.line2 },
  { key: "city", label: "City", read: (a) => a.city },
  { key: "state", label: "State or province", read: (a) => a.state },
  { key: "postcode", label: "Postcode", read: (a) => a.postcode },
  { key: "country", label: "Country", read: (a) => a.country },
  { key: "countryCode", label: "Country code", read: (a) => a.countryCode },
  { key: "phone", label: "Phone", read: (a) => a.phone },
  { key: "email", label: "E-mail address", read: (a) => a.email },
];

/** One field for each part of the address that `of` finds in a record; null everywhere when it has none. */
export function addressFields<T>(
  prefix: string,
  group: string,
  of: (record: T) => Address | null,
): (FieldDescriptor & { read(record: T): JsonValue })[] {
  return ADDRESS_PARTS.map(({ key, label, read }) => ({
    key: `${prefix}.${key}`,
    level: "item",
    label,
    type: "text",
    group,
    read: (record) => {
      const address = of(record);
      return address ? read(address) : null;
    },
  }));
}

/** An address as JSON, with what is not given left out. */
export function addressValue(address: Address): JsonValue {
  return Object.fromEntries(
    [
      ...ADDRESS_PARTS.map(({ key, read }): [string, JsonValue] => [key, read(address)]),
      ["kind", address.kind] as [string, JsonValue],
    ].filter(([, value]) => value !== "" && value !== null),
  );
}
