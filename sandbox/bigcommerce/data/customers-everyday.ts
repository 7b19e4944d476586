import type { DemoCustomer } from "./customers";

const firstNames = [
  "Maya",
  "Theo",
  "Ines",
  "Callum",
  "Priya",
  "Jonas",
  "Rosa",
  "Emil",
  "Nora",
  "Felix",
  "Hana",
];
const lastNames = [
  "Fletcher",
  "Baptiste",
  "Sørensen",
  "Moreau",
  "Iyer",
  "Kowalski",
  "Delgado",
  "Hughes",
  "Tanaka",
];
const places: [city: string, state: string, zip: string, country: string][] = [
  ["Madison", "Wisconsin", "53703", "US"],
  ["Boulder", "Colorado", "80302", "US"],
  ["Asheville", "NC", "28801", "US"],
  ["Toronto", "Ontario", "M5V 2T6", "CA"],
  ["Leeds", "West Yorkshire", "LS1 4AP", "GB"],
  ["Utrecht", "", "3511 AB", "NL"],
  ["Bremen", "", "28195", "DE"],
];

const count = 44;
const firstDay = Date.UTC(2024, 1, 1, 12);
const day = 24 * 60 * 60 * 1000;

/** Forty-four customers with nothing odd about them, two weeks apart. */
export const everydayCustomers: DemoCustomer[] = Array.from({ length: count }, (_, index) => {
  const first = firstNames[index % firstNames.length] ?? "";
  const last = lastNames[(index * 4 + 1) % lastNames.length] ?? "";
  const [city = "", state = "", zip = "", country = "US"] = places[index % places.length] ?? [];
  const email = `${first}.${last}.${index + 1}@example.com`.toLowerCase().replace("ø", "o");
  const addresses = [{ street: `${index + 3} Elm Street`, city, state, zip, country }];
  return {
    first,
    last,
    email,
    ...(index % 3 === 0 ? {} : { phone: `555-02${String(index).padStart(2, "0")}` }),
    ...(index % 9 === 4 ? { group: 1 + (index % 2) } : {}),
    ...(index % 11 === 7 ? { storeCredit: 5 + index } : {}),
    created: new Date(firstDay + index * 14 * day).toISOString(),
    addresses: index % 8 === 6 ? [] : addresses,
  };
});
