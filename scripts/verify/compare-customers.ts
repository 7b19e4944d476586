import { readAllOfSource, type SourceAccess } from "./bigcommerce-reader";
import type { Difference } from "./compare-product";
import { fieldCheck } from "./field-check";
import type { Json } from "./json";
import { plain } from "./normal-forms";
import { readAllOfTarget, type TargetAccess } from "./woocommerce-reader";

export interface CustomerComparison {
  customers: number;
  missing: string[];
  duplicates: string[];
  differences: Difference[];
}

/** The shop's field, and where BigCommerce holds it. */
const ADDRESS: [held: string, source: string][] = [
  ["first_name", "first_name"],
  ["last_name", "last_name"],
  ["company", "company"],
  ["address_1", "address1"],
  ["address_2", "address2"],
  ["city", "city"],
  ["postcode", "postal_code"],
  ["country", "country_code"],
  ["phone", "phone"],
];

function newest(rows: Json[]): Json {
  return [...rows].sort((a, b) => Date.parse(b.date_modified) - Date.parse(a.date_modified))[0];
}

/**
 * Every customer of the source against the shop's account with the same e-mail address. Several customers that share
 * one are one account, which holds the data of whoever was changed last.
 */
export async function compareCustomers(
  source: SourceAccess,
  target: TargetAccess,
): Promise<CustomerComparison> {
  const [customers, accounts] = await Promise.all([
    readAllOfSource(source, "/v3/customers?include=addresses&limit=250"),
    readAllOfTarget(target, "/customers?role=all&orderby=id&order=asc"),
  ]);
  const result: CustomerComparison = { customers: 0, missing: [], duplicates: [], differences: [] };
  const byEmail = new Map<string, Json[]>();
  for (const customer of customers) {
    const email = String(customer.email ?? "")
      .trim()
      .toLowerCase();
    // WooCommerce knows nobody without one.
    if (email !== "") byEmail.set(email, [...(byEmail.get(email) ?? []), customer]);
  }
  for (const [email, rows] of byEmail) {
    const found = accounts.filter((account) => String(account.email).toLowerCase() === email);
    const customer = newest(rows);
    const [account] = found;
    if (!account) {
      result.missing.push(String(customer.id));
      continue;
    }
    if (found.length > 1) result.duplicates.push(String(customer.id));
    result.customers += 1;
    compareOne(customer, account, (difference) => result.differences.push(difference));
  }
  return result;
}

function compareOne(customer: Json, account: Json, report: (difference: Difference) => void): void {
  const check = fieldCheck(String(customer.id), String(customer.email), report);
  check("first_name", plain(customer.first_name), plain(account.first_name));
  check("last_name", plain(customer.last_name), plain(account.last_name));
  const [first, second = first] = (customer.addresses ?? []) as Json[];
  for (const [held, field] of ADDRESS) {
    if (first) check(`billing.${held}`, plain(first[field]), plain(account.billing[held]));
    // The shop keeps no phone with a shipping address of old versions.
    if (second && held !== "phone") {
      check(`shipping.${held}`, plain(second[field]), plain(account.shipping[held]));
    }
  }
}
