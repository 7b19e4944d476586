import { type Fields, idOf, isFields, type Json, listOf, numberOf, textOf } from "../catalog/types";
import { bareOrder, type StoredOrder } from "../orders/types";
import type { RecordedFile } from "./recordings";

type Lists = Exclude<keyof StoredOrder, "fields" | "pickup" | "emptyConsignments">;

/** What file names call the parts, and where they belong. */
const lists: Record<string, Lists> = {
  product: "products",
  shipping_address: "shippingAddresses",
  coupon: "coupons",
  shipment: "shipments",
  tax: "taxes",
  fee: "fees",
  message: "messages",
  transaction: "transactions",
  refund: "refunds",
};

/** Orders as they were recorded; of two records of one order the later state holds, a recording before an example. */
export function recordedOrders(files: readonly RecordedFile[], notes: string[]): StoredOrder[] {
  const orders = new Map<number, StoredOrder>();
  const own = files.filter((file) => file.kind === "orders");
  for (const file of [...own].sort((one, two) => Number(one.example) - Number(two.example))) {
    for (const entry of file.entries) {
      const known = orders.get(idOf(entry));
      const keepsKnown = known !== undefined && (file.example || changed(known.fields) >= changed(entry));
      if (known && known.fields.date_created !== entry.date_created) {
        notes.push(
          `Order ${idOf(entry)} in ${file.name} has the number of another recorded order; the later one is used.`,
        );
      }
      if (!keepsKnown) orders.set(idOf(entry), takeApart(entry));
    }
  }
  for (const file of files) attach(file, orders, notes);
  return [...orders.values()].sort((one, two) => idOf(one.fields) - idOf(two.fields));
}

function changed(fields: Fields): number {
  return Date.parse(textOf(fields, "date_modified"));
}

/** Fees and consignments may have come along with the order. */
function takeApart(entry: Fields): StoredOrder {
  const { consignments, ...fields } = entry;
  const order = bareOrder(fields);
  if (Array.isArray(fields.fees)) {
    order.fees = fields.fees.filter(isFields);
    delete fields.fees;
  }
  const [whole] = Array.isArray(consignments) ? consignments : [consignments];
  if (!isFields(whole) || !Array.isArray(whole.shipping)) {
    if (consignments !== undefined) fields.consignments = consignments;
    return order;
  }
  const email = isFields(whole.email) ? listOf(whole.email, "gift_certificates") : [];
  for (const consignment of [
    ...whole.shipping,
    ...listOf(whole, "downloads"),
    ...listOf(whole, "pickups"),
    ...email,
  ]) {
    if (isFields(consignment)) order.products.push(...linesOf(consignment));
  }
  order.shippingAddresses = whole.shipping.filter(isFields).map((consignment) => {
    const { line_items: _lines, __warning__: _warning, ...address } = consignment;
    return { order_id: idOf(entry), ...address };
  });
  const [pickup] = listOf(whole, "pickups").filter(isFields);
  if (pickup) {
    const { line_items: _lines, ...rest } = pickup;
    order.pickup = rest;
  }
  return order;
}

/** Links to lines are no lines. */
function linesOf(consignment: Fields): Fields[] {
  const items: Json = consignment.line_items ?? [];
  return (Array.isArray(items) ? items : [items]).filter(isFields).filter((line) => line.id !== undefined);
}

function attach(file: RecordedFile, orders: ReadonlyMap<number, StoredOrder>, notes: string[]): void {
  const list = file.kind === "order-part" ? lists[file.list ?? ""] : undefined;
  if (!list) return;
  const unused = new Set<string>();
  for (const entry of file.entries) {
    const id = numberOf(entry, "order_id") || file.orderId || 0;
    const order = orders.get(id);
    if (!order) unused.add(id === 0 ? "an order that is not named" : `order ${id}`);
    else if (!order[list].some((known) => idOf(known) === idOf(entry))) order[list].push(entry);
  }
  for (const whose of unused)
    notes.push(`${file.name} is left out: it belongs to ${whose}, which was not recorded.`);
}
