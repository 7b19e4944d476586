import { type Fields, isFields, numberOf, textOf } from "../catalog/types";
import { readDateFilter } from "../http/dates";
import { isTrue } from "../http/query";
import type { StoredOrder } from "./types";

type Test = (fields: Fields) => boolean;
type MakeTest = (value: string) => Test | undefined;

const compared =
  (key: string, holds: (own: number, limit: number) => boolean): MakeTest =>
  (value) => {
    const limit = Number(value);
    return Number.isFinite(limit) ? (fields) => holds(numberOf(fields, key), limit) : undefined;
  };

const dated =
  (key: string, holds: (own: number, limit: number) => boolean): MakeTest =>
  (value) => {
    const limit = readDateFilter(value);
    if (limit === undefined) return undefined;
    return (fields) => holds(timeOf(fields, key), limit);
  };

const text =
  (read: (fields: Fields) => string): MakeTest =>
  (value) =>
  (fields) =>
    read(fields).toLowerCase() === value.toLowerCase();

const atLeast = (own: number, limit: number) => own >= limit;
const atMost = (own: number, limit: number) => own <= limit;
const same = (own: number, limit: number) => own === limit;

/** https://developer.bigcommerce.com/docs/rest-management/orders#get-all-orders */
const makers: Record<string, MakeTest> = {
  min_id: compared("id", atLeast),
  max_id: compared("id", atMost),
  min_total: compared("total_inc_tax", atLeast),
  max_total: compared("total_inc_tax", atMost),
  customer_id: compared("customer_id", same),
  status_id: compared("status_id", same),
  channel_id: compared("channel_id", same),
  email: text((fields) => (isFields(fields.billing_address) ? textOf(fields.billing_address, "email") : "")),
  cart_id: text((fields) => textOf(fields, "cart_id")),
  payment_method: text((fields) => textOf(fields, "payment_method")),
  external_order_id: text((fields) => textOf(fields, "external_order_id")),
  min_date_created: dated("date_created", atLeast),
  max_date_created: dated("date_created", atMost),
  min_date_modified: dated("date_modified", atLeast),
  max_date_modified: dated("date_modified", atMost),
  // No longer documented; orders of both kinds come when it is not given.
  is_deleted: (value) => (fields) => (fields.is_deleted === true) === isTrue(value),
};

const sortable: Record<string, (fields: Fields) => number | string> = {
  id: (fields) => numberOf(fields, "id"),
  customer_id: (fields) => numberOf(fields, "customer_id"),
  date_created: (fields) => timeOf(fields, "date_created"),
  date_modified: (fields) => timeOf(fields, "date_modified"),
  status_id: (fields) => numberOf(fields, "status_id"),
  channel_id: (fields) => numberOf(fields, "channel_id"),
  external_id: (fields) => textOf(fields, "external_id"),
};

export interface Unreadable {
  unreadable: string;
}

/** Unknown parameters are ignored; a known one that cannot be read is named. */
export function filterOrders(
  orders: readonly StoredOrder[],
  query: URLSearchParams,
): StoredOrder[] | Unreadable {
  const tests: Test[] = [];
  for (const [name, value] of query) {
    const maker = Object.hasOwn(makers, name) ? makers[name] : undefined;
    if (!maker || value === "") continue;
    const test = maker(value);
    if (!test) return { unreadable: name };
    tests.push(test);
  }
  return orders.filter(({ fields }) => tests.every((test) => test(fields)));
}

/** `sort=date_modified:desc`; by ascending id when nothing is said, and among equals. */
export function sortOrders(orders: StoredOrder[], sort: string | null): StoredOrder[] | Unreadable {
  if (sort === null || sort === "" || sort === "id" || sort === "id:asc") return orders;
  const [name = "", direction = "asc"] = sort.split(":");
  const read = Object.hasOwn(sortable, name) ? sortable[name] : undefined;
  if (!read || !["asc", "desc"].includes(direction)) return { unreadable: "sort" };
  const turn = direction === "desc" ? -1 : 1;
  const keyed = orders.map((order) => ({ order, key: read(order.fields), id: numberOf(order.fields, "id") }));
  keyed.sort((one, two) => {
    if (one.key === two.key) return one.id - two.id;
    return turn * (one.key < two.key ? -1 : 1);
  });
  return keyed.map(({ order }) => order);
}

function timeOf(fields: Fields, key: string): number {
  return Date.parse(textOf(fields, key));
}
