import { between, pick, type Random } from "../../core/random";
import {
  type AddressInput,
  buildCustomer,
  type CustomerInput,
  createCustomerIds,
} from "../customers/build-customer";
import type { StoredCustomer } from "../customers/types";

const firstNames = [
  "Ada",
  "Bo",
  "Cleo",
  "Dag",
  "Eva",
  "Finn",
  "Greta",
  "Hugo",
  "Ida",
  "Jon",
  "Kira",
  "Lars",
] as const;
const lastNames = [
  "Berg",
  "Costa",
  "Dahl",
  "Engel",
  "Frost",
  "Grant",
  "Holm",
  "Ito",
  "Jensen",
  "Kato",
] as const;
type Place = Omit<AddressInput, "street">;
const cities: readonly [Place, ...Place[]] = [
  { city: "Madison", state: "Wisconsin", zip: "53703" },
  { city: "Boulder", state: "Colorado", zip: "80302" },
  { city: "Leeds", state: "West Yorkshire", zip: "LS1 4AP", country: "GB" },
  { city: "Utrecht", state: "", zip: "3511 AB", country: "NL" },
];

export type GeneratedPerson = Omit<CustomerInput, "id" | "created"> & { addresses: [AddressInput] };

/** Customers and guests alike: the number makes the e-mail unlike all others. */
export function generatedPerson(label: string, number: number, random: Random): GeneratedPerson {
  return {
    first: pick(random, firstNames),
    last: pick(random, lastNames),
    email: `${label}-${number}@example.com`,
    phone: random() < 0.7 ? `555-${String(1_000_000 + number).slice(-7)}` : "",
    addresses: [{ street: `${between(random, 1, 400)} Elm Street`, ...pick(random, cities) }],
  };
}

/** Customer n is always the same one, however many there are. */
export function generatedCustomers(
  count: number,
  random: Random,
): { inputs: CustomerInput[]; customers: StoredCustomer[] } {
  const ids = createCustomerIds();
  const inputs = Array.from({ length: count }, (_, index): CustomerInput => {
    const id = index + 1;
    const person = generatedPerson("customer", id, random);
    return {
      ...person,
      id,
      created: new Date(Date.UTC(2024, 0, 1) + id * 60_000),
      storeCredit: random() < 0.05 ? between(random, 1, 50) : 0,
    };
  });
  return { inputs, customers: inputs.map((input) => buildCustomer(input, ids)) };
}
