import { type Fields, idOf, isFields, listOf, numberOf, textOf } from "../catalog/types";
import { isoDate } from "../http/dates";
import type { StoredAddress, StoredCustomer } from "./types";

export interface CustomerRefusal {
  title: string;
  errors: Record<string, string>;
}

const readOnly = new Set([
  "id",
  "registration_ip_address",
  "date_created",
  "date_modified",
  "origin_channel_id",
]);
const apart = new Set(["addresses", "attributes", "form_fields", "store_credit_amounts", "authentication"]);

/** One e-mail may stand once in each channel; without channels a customer belongs to all. */
function emailTaken(
  customers: readonly StoredCustomer[],
  email: string,
  channels: unknown,
  self: number,
): boolean {
  const own = Array.isArray(channels) ? channels.map(Number) : undefined;
  return customers.some(({ fields }) => {
    if (idOf(fields) === self || textOf(fields, "email").toLowerCase() !== email.toLowerCase()) return false;
    const theirs = Array.isArray(fields.channel_ids) ? fields.channel_ids.map(Number) : undefined;
    return !own || !theirs || own.some((channel) => theirs.includes(channel));
  });
}

const emailInUse = (title: string, key: string, email: string): CustomerRefusal => ({
  title,
  errors: { [key]: `Error: email ${email} already in use` },
});

/** https://developer.bigcommerce.com/docs/rest-management/customers#update-customers */
export function updateCustomers(
  bodies: readonly Fields[],
  customers: readonly StoredCustomer[],
  now: Date,
): StoredCustomer[] | CustomerRefusal {
  const title = "Update customers failed.";
  const changed: [StoredCustomer, Fields][] = [];
  for (const [index, body] of bodies.entries()) {
    const customer = customers.find(({ fields }) => idOf(fields) === numberOf(body, "id"));
    if (!customer) return { title, errors: { [`${index}.id`]: "Customer was not found" } };
    if (typeof body.email === "string") {
      const channels = body.channel_ids ?? customer.fields.channel_ids;
      if (emailTaken(customers, body.email, channels, idOf(customer.fields))) {
        return emailInUse(title, ".customer_update", body.email);
      }
    }
    changed.push([customer, body]);
  }
  for (const [customer, body] of changed) setFields(customer, body, now);
  return changed.map(([customer]) => customer);
}

/** https://developer.bigcommerce.com/docs/rest-management/customers#create-customers */
export function createCustomers(
  bodies: readonly Fields[],
  customers: StoredCustomer[],
  nextId: () => number,
  now: Date,
): StoredCustomer[] | CustomerRefusal {
  const title = "Create customers failed.";
  for (const [index, body] of bodies.entries()) {
    const missing = ["email", "first_name", "last_name"].find(
      (key) => typeof body[key] !== "string" || body[key] === "",
    );
    if (missing) return { title, errors: { [`${index}.${missing}`]: "error.path.missing" } };
    if (emailTaken(customers, textOf(body, "email"), body.channel_ids, 0)) {
      return emailInUse(title, ".customer_create", textOf(body, "email"));
    }
  }
  const highest = customers.reduce((high, { fields }) => Math.max(high, idOf(fields)), 0);
  const made = bodies.map((body, index): StoredCustomer => {
    const id = highest + index + 1;
    const created = isoDate(now);
    const customer: StoredCustomer = {
      fields: {
        ...customerDefaults(),
        id,
        origin_channel_id: numberOf(body, "origin_channel_id") || 1,
        date_created: created,
        date_modified: created,
      },
      addresses: listOf(body, "addresses")
        .filter(isFields)
        .map((address) => newAddress(address, nextId(), id)),
      attributes: listOf(body, "attributes")
        .filter(isFields)
        .map((attribute) => ({
          id: nextId(),
          ...attribute,
          customer_id: id,
          date_created: created,
          date_modified: created,
        })),
      formFields: [],
      storeCredit: 0,
    };
    setFields(customer, body, now);
    return customer;
  });
  customers.push(...made);
  return made;
}

/** In the keys of a recorded customer. */
export function customerDefaults(): Fields {
  return {
    id: 0,
    authentication: { force_password_reset: false },
    company: "",
    customer_group_id: 0,
    email: "",
    first_name: "",
    last_name: "",
    notes: "",
    phone: "",
    registration_ip_address: "",
    tax_exempt_category: "",
    date_created: "",
    date_modified: "",
    accepts_product_review_abandoned_cart_emails: false,
    origin_channel_id: 1,
    channel_ids: null,
  };
}

export function newAddress(body: Fields, id: number, customerId: number): StoredAddress {
  const { form_fields, ...fields } = body;
  return {
    fields: {
      company: "",
      address2: "",
      phone: "",
      address_type: "residential",
      ...fields,
      id,
      customer_id: customerId,
    },
    formFields: Array.isArray(form_fields) ? form_fields.filter(isFields) : [],
  };
}

function setFields(customer: StoredCustomer, body: Fields, now: Date): void {
  for (const [key, value] of Object.entries(body)) {
    if (!readOnly.has(key) && !apart.has(key) && Object.hasOwn(customer.fields, key))
      customer.fields[key] = value;
  }
  if (Array.isArray(body.form_fields)) customer.formFields = body.form_fields.filter(isFields);
  const [credit] = listOf(body, "store_credit_amounts").filter(isFields);
  if (credit) customer.storeCredit = numberOf(credit, "amount");
  customer.fields.date_modified = isoDate(now);
}
