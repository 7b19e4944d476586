import { type Fields, idOf, isFields, numberOf } from "../catalog/types";
import { type CustomerRefusal, newAddress } from "./edit-customers";
import type { StoredAddress, StoredCustomer } from "./types";

export interface OwnAddress {
  customer: StoredCustomer;
  address: StoredAddress;
}

/** An address that is changed leaves its customer's date as it is: nothing says that BigCommerce moves it. */
export function createAddresses(
  bodies: readonly Fields[],
  customers: readonly StoredCustomer[],
  nextId: () => number,
): OwnAddress[] | CustomerRefusal {
  const title = "Create customer addresses failed.";
  const owners = bodies.map((body) =>
    customers.find(({ fields }) => idOf(fields) === numberOf(body, "customer_id")),
  );
  const orphan = owners.indexOf(undefined);
  if (orphan !== -1) return { title, errors: { [`${orphan}.customer_id`]: "Customer was not found" } };
  return bodies.flatMap((body, index) => {
    const customer = owners[index];
    if (!customer) return [];
    const address = newAddress(body, nextId(), idOf(customer.fields));
    customer.addresses.push(address);
    return [{ customer, address }];
  });
}

export function updateAddresses(
  bodies: readonly Fields[],
  customers: readonly StoredCustomer[],
): OwnAddress[] | CustomerRefusal {
  const title = "Update customer addresses failed.";
  const found = bodies.map((body) => findAddress(customers, idOf(body)));
  const missing = found.indexOf(undefined);
  if (missing !== -1) return { title, errors: { [`${missing}.id`]: "Address was not found" } };
  return bodies.flatMap((body, index) => {
    const own = found[index];
    if (!own) return [];
    const { form_fields: formFields, id: _id, customer_id: _owner, ...fields } = body;
    Object.assign(own.address.fields, fields);
    if (Array.isArray(formFields)) own.address.formFields = formFields.filter(isFields);
    return [own];
  });
}

export function deleteAddresses(
  ids: ReadonlySet<number>,
  customers: readonly StoredCustomer[],
): OwnAddress[] {
  const gone = [...ids].flatMap((id) => findAddress(customers, id) ?? []);
  for (const { customer, address } of gone) {
    customer.addresses = customer.addresses.filter((one) => one !== address);
  }
  return gone;
}

function findAddress(customers: readonly StoredCustomer[], id: number): OwnAddress | undefined {
  for (const customer of customers) {
    const address = customer.addresses.find(({ fields }) => idOf(fields) === id);
    if (address) return { customer, address };
  }
  return undefined;
}
