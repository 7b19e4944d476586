import { momentAsked } from "../products/filters";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isSet, items, type Params, phpInt, phpString } from "../text/php";

type Filter = (order: OrderRecord) => boolean;

/** The orders that a list request asks for, all pages of them; what WooCommerce does not know is ignored. */
export function listOrders(store: Store, params: Params): OrderRecord[] {
  const filters = filtersOf(store, params);
  return sorted(
    candidates(store, params).filter((order) => filters.every((holds) => holds(order))),
    params,
  );
}

/** Starts from the smallest set an index gives: a look-up does not walk through all orders. */
function candidates(store: Store, params: Params): OrderRecord[] {
  const { orders } = store.sales;
  const include = items(params.include).map(phpInt);
  if (include.length > 0) return [...new Set(include)].flatMap((id) => orders.get(id) ?? []);
  const via = viaAsked(params);
  if (via.length > 0) return [...new Set(via)].flatMap((name) => orders.with("createdVia", name));
  if (phpInt(params.product) !== 0) return orders.with("product", phpInt(params.product));
  if (isSet(params.customer)) return orders.with("customer", phpInt(params.customer));
  return orders.all();
}

/** A name with a comma in it is two names here, so an order made with one cannot be found. */
function viaAsked(params: Params): string[] {
  return items(params.created_via).map((name) => collationKey(phpString(name)));
}

function filtersOf(store: Store, params: Params): Filter[] {
  const filters: Filter[] = [ofStatus(params)];
  const include = items(params.include).map(phpInt);
  const exclude = items(params.exclude).map(phpInt);
  if (exclude.length > 0 && include.length === 0) filters.push((order) => !exclude.includes(order.id));
  const parents = items(params.parent).map(phpInt);
  if (parents.length > 0) filters.push((order) => parents.includes(order.parentId));
  const notParents = items(params.parent_exclude).map(phpInt);
  if (notParents.length > 0) filters.push((order) => !notParents.includes(order.parentId));
  const via = viaAsked(params);
  if (via.length > 0) filters.push((order) => via.includes(collationKey(order.createdVia)));
  if (isSet(params.customer)) {
    const id = phpInt(params.customer);
    filters.push((order) => order.customerId === id);
  }
  const product = phpInt(params.product);
  if (product !== 0) filters.push((order) => order.lines.some((line) => line.productId === product));
  const search = phpString(params.search).trim();
  if (search !== "") filters.push(ofText(search));
  return [...filters, ...ofDates(store, params)];
}

function ofStatus(params: Params): Filter {
  const wanted = items(params.status).map(phpString);
  if (wanted.length === 0 || wanted.includes("any")) {
    return (order) => order.status !== "trash" && order.status !== "auto-draft";
  }
  // Asked for by name, drafts of WordPress's own kind are looked for under a name that no order has.
  return (order) => order.status !== "auto-draft" && wanted.includes(order.status);
}

/** Addresses, the transaction and the names of lines are searched, and the number; nothing else is. */
function ofText(search: string): Filter {
  const wanted = collationKey(search);
  return (order) =>
    String(order.id) === search ||
    [
      Object.values(order.billing).join(" "),
      Object.values(order.shipping).join(" "),
      order.transactionId,
      ...order.lines.map((line) => line.name),
    ].some((text) => collationKey(text).includes(wanted));
}

function ofDates(store: Store, params: Params): Filter[] {
  const filters: Filter[] = [];
  const compare = (value: unknown, holds: (order: OrderRecord, limit: number) => boolean) => {
    const limit = momentAsked(store, params, value);
    if (limit !== null) filters.push((order) => holds(order, limit));
  };
  compare(params.after, (order, limit) => order.createdAt > limit);
  compare(params.before, (order, limit) => order.createdAt < limit);
  compare(params.modified_after, (order, limit) => order.modifiedAt > limit);
  compare(params.modified_before, (order, limit) => order.modifiedAt < limit);
  return filters;
}

function sorted(found: OrderRecord[], params: Params): OrderRecord[] {
  const direction = params.order === "asc" ? 1 : -1;
  const orderBy = phpString(params.orderby ?? "date");
  if (orderBy === "include") {
    const places = new Map(items(params.include).map((id, index) => [phpInt(id), index]));
    return found.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  }
  if (orderBy === "modified") {
    return found.sort((one, other) => direction * (one.modifiedAt - other.modifiedAt || one.id - other.id));
  }
  if (orderBy === "date") {
    return found.sort((one, other) => direction * (one.createdAt - other.createdAt || one.id - other.id));
  }
  return found.sort((one, other) => direction * (one.id - other.id));
}
