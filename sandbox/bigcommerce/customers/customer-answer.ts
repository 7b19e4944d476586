import { type Fields, idOf } from "../catalog/types";
import type { StoredAddress, StoredCustomer } from "./types";

const known = [
  "addresses",
  "storecredit",
  "attributes",
  "formfields",
  "shopper_profile_id",
  "segment_ids",
] as const;
export type CustomerInclude = (typeof known)[number];

export function readCustomerIncludes(text: string | undefined): Set<CustomerInclude> | { unknown: string } {
  const includes = new Set<CustomerInclude>();
  for (const name of (text ?? "").split(",").map((part) => part.trim())) {
    if (name === "") continue;
    const include = known.find((one) => one === name);
    if (!include) return { unknown: name };
    includes.add(include);
  }
  return includes;
}

/** Addresses and attributes that come along are ten at most; the counts tell of the others. */
const embedded = 10;

/** https://developer.bigcommerce.com/docs/rest-management/customers#get-all-customers */
export function answerCustomer(customer: StoredCustomer, includes: ReadonlySet<CustomerInclude>): Fields {
  const { fields, addresses, attributes, formFields } = customer;
  const answer: Fields = { ...fields };
  if (includes.has("addresses")) {
    answer.address_count = addresses.length;
    answer.addresses = addresses
      .slice(0, embedded)
      .map((address) => answerAddress(address, includes.has("formfields")));
  }
  if (includes.has("attributes")) {
    answer.attribute_count = attributes.length;
    answer.attributes = attributes.slice(0, embedded);
  }
  if (includes.has("formfields")) {
    answer.form_fields = formFields.map((field) => ({ ...field, customer_id: idOf(fields) }));
  }
  if (includes.has("storecredit")) answer.store_credit_amounts = [{ amount: customer.storeCredit }];
  if (includes.has("shopper_profile_id")) answer.shopper_profile_id = "";
  if (includes.has("segment_ids")) answer.segment_ids = [];
  return answer;
}

export function answerAddress(address: StoredAddress, formFields: boolean): Fields {
  if (!formFields) return address.fields;
  const id = idOf(address.fields);
  return {
    ...address.fields,
    form_fields: address.formFields.map((field) => ({ ...field, address_id: id })),
  };
}
