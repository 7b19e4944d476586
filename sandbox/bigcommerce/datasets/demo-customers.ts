import { buildCustomer, type CustomerInput, createCustomerIds } from "../customers/build-customer";
import type { StoredCustomer } from "../customers/types";
import { oddCustomers } from "../data/customers";
import { everydayCustomers } from "../data/customers-everyday";

/** The demo store's customers, numbered from 1. Orders find them by e-mail; where two share one, by its exact writing. */
export const demoCustomerInputs: readonly CustomerInput[] = [...oddCustomers, ...everydayCustomers].map(
  ({ created, modified, ...customer }, index) => ({
    ...customer,
    id: index + 1,
    created: new Date(created),
    ...(modified ? { modified: new Date(modified) } : {}),
  }),
);

export function demoCustomers(): StoredCustomer[] {
  const ids = createCustomerIds();
  return demoCustomerInputs.map((input) => buildCustomer(input, ids));
}
