import { type Fields, idOf, isFields, listOf, numberOf, textOf } from "../catalog/types";
import type { StoredAddress, StoredCustomer } from "../customers/types";
import type { RecordedFile } from "./recordings";

/** Customers as they were recorded, with what came along and what was recorded by itself. */
export function recordedCustomers(files: readonly RecordedFile[], notes: string[]): StoredCustomer[] {
  const customers = new Map<number, StoredCustomer>();
  for (const file of files.filter((one) => one.kind === "customers")) {
    for (const entry of file.entries) {
      const known = customers.get(idOf(entry));
      if (known && textOf(known.fields, "date_modified") >= textOf(entry, "date_modified")) continue;
      customers.set(idOf(entry), takeApart(entry));
    }
  }
  const parts = files.filter((file) => file.kind === "customer-part");
  for (const file of parts.filter(({ list }) => list !== "form_field_values")) {
    for (const entry of file.entries) attach(file, entry, customers, notes);
  }
  // Last, because rows may name an address.
  for (const file of parts.filter(({ list }) => list === "form_field_values")) {
    for (const entry of file.entries) attachFormField(entry, customers);
  }
  return [...customers.values()].sort((one, two) => idOf(one.fields) - idOf(two.fields));
}

function takeApart(entry: Fields): StoredCustomer {
  const {
    addresses,
    attributes,
    form_fields,
    store_credit_amounts,
    address_count,
    attribute_count,
    ...fields
  } = entry;
  const [credit] = listOf(entry, "store_credit_amounts").filter(isFields);
  return {
    fields,
    addresses: listOf(entry, "addresses").filter(isFields).map(toAddress),
    attributes: listOf(entry, "attributes").filter(isFields),
    formFields: listOf(entry, "form_fields").filter(isFields),
    storeCredit: credit ? numberOf(credit, "amount") : 0,
  };
}

function toAddress(entry: Fields): StoredAddress {
  const { form_fields, ...fields } = entry;
  return { fields, formFields: Array.isArray(form_fields) ? form_fields.filter(isFields) : [] };
}

function attach(
  file: RecordedFile,
  entry: Fields,
  customers: ReadonlyMap<number, StoredCustomer>,
  notes: string[],
): void {
  const customer = customers.get(numberOf(entry, "customer_id"));
  if (!customer) {
    const note = `${file.name} is left out in part: customer ${numberOf(entry, "customer_id")} was not recorded.`;
    if (!notes.includes(note)) notes.push(note);
  } else if (file.list === "addresses") {
    if (!customer.addresses.some(({ fields }) => idOf(fields) === idOf(entry)))
      customer.addresses.push(toAddress(entry));
  } else if (!customer.attributes.some((known) => idOf(known) === idOf(entry)))
    customer.attributes.push(entry);
}

function attachFormField(entry: Fields, customers: ReadonlyMap<number, StoredCustomer>): void {
  const { customer_id, address_id, ...field } = entry;
  const owner =
    customer_id === undefined
      ? [...customers.values()]
          .flatMap((customer) => customer.addresses)
          .find(({ fields }) => idOf(fields) === Number(address_id))
      : customers.get(Number(customer_id));
  if (owner && !owner.formFields.some((known) => known.name === field.name)) owner.formFields.push(field);
}
