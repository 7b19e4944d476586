import { type Fields, idOf, numberOf, textOf } from "../catalog/types";
import { readDateFilter } from "../http/dates";
import { numbersIn } from "../http/query";
import type { StoredCustomer } from "./types";

type Test = (fields: Fields) => boolean;
type MakeTest = (value: string) => Test | undefined;

const nameOf = (fields: Fields) => `${textOf(fields, "first_name")} ${textOf(fields, "last_name")}`.trim();

const numbers =
  (key: string): MakeTest =>
  (value) => {
    const wanted = numbersIn(value);
    return (fields) => wanted.has(numberOf(fields, key));
  };

const texts =
  (read: (fields: Fields) => string): MakeTest =>
  (value) => {
    const wanted = new Set(value.split(",").map((part) => part.trim().toLowerCase()));
    return (fields) => wanted.has(read(fields).toLowerCase());
  };

const dated =
  (key: string, holds: (own: number, limit: number) => boolean): MakeTest =>
  (value) => {
    const limit = readDateFilter(value);
    return limit === undefined ? undefined : (fields) => holds(Date.parse(textOf(fields, key)), limit);
  };

function dates(key: string): Record<string, MakeTest> {
  return {
    [key]: dated(key, (own, limit) => own === limit),
    [`${key}:min`]: dated(key, (own, limit) => own >= limit),
    [`${key}:max`]: dated(key, (own, limit) => own <= limit),
  };
}

/** https://developer.bigcommerce.com/docs/rest-management/customers#get-all-customers */
const makers: Record<string, MakeTest> = {
  "id:in": numbers("id"),
  "customer_group_id:in": numbers("customer_group_id"),
  "company:in": texts((fields) => textOf(fields, "company")),
  "email:in": texts((fields) => textOf(fields, "email")),
  "phone:in": texts((fields) => textOf(fields, "phone")),
  "registration_ip_address:in": texts((fields) => textOf(fields, "registration_ip_address")),
  "name:in": texts(nameOf),
  "name:like": (value) => (fields) => nameOf(fields).toLowerCase().includes(value.toLowerCase()),
  ...dates("date_created"),
  ...dates("date_modified"),
};

export const customerFilterNames = Object.keys(makers);

export function filterCustomers(
  customers: readonly StoredCustomer[],
  filters: ReadonlyMap<string, string>,
): StoredCustomer[] | { unreadable: string } {
  const tests: Test[] = [];
  for (const [name, value] of filters) {
    const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
    if (!maker) continue;
    const test = maker(value);
    if (!test) return { unreadable: name };
    tests.push(test);
  }
  return customers.filter(({ fields }) => tests.every((test) => test(fields)));
}

export interface SortedCustomer {
  customer: StoredCustomer;
  key: string;
  id: number;
}

export interface CustomerOrder {
  by: string;
  descending: boolean;
}

/** The newest first when nothing is said; nobody can ask for an order by id. */
export function readCustomerOrder(sort: string | undefined): CustomerOrder | undefined {
  if (sort === undefined) return { by: "", descending: true };
  const [by = "", direction = "asc"] = sort.split(":");
  if (!["date_created", "date_modified", "last_name"].includes(by)) return undefined;
  return ["asc", "desc"].includes(direction) ? { by, descending: direction === "desc" } : undefined;
}

export function sortCustomers(customers: readonly StoredCustomer[], order: CustomerOrder): SortedCustomer[] {
  return customers
    .map((customer) => ({
      customer,
      key: order.by === "" ? "" : textOf(customer.fields, order.by).toLowerCase(),
      id: idOf(customer.fields),
    }))
    .sort((one, two) => compareCustomers(one, two, order));
}

/** ISO dates sort as text. Equals are in the order of their ids. */
export function compareCustomers(
  one: Pick<SortedCustomer, "key" | "id">,
  two: Pick<SortedCustomer, "key" | "id">,
  { descending }: CustomerOrder,
): number {
  const turn = descending ? -1 : 1;
  if (one.key === two.key) return turn * (one.id - two.id);
  return turn * (one.key < two.key ? -1 : 1);
}
