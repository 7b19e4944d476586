import { addNote } from "../notes/add";
import { blankAddress, type OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { fits, lostKinds } from "./order-address";

/**
 * A new order whose address cannot be stored is stored without lines and meta data; its sums stay, and its mails go
 * out. Nobody is told but by notes on the order.
 */
export function loseLines(store: Store, order: OrderRecord): void {
  order.lines = [];
  order.shippingLines = [];
  order.feeLines = [];
  order.taxLines = [];
  order.meta = [];
  noteFailures(store, order, 4);
}

/** On an order that is changed, new lines and meta data are lost, and lines taken out stay. */
export function loseChanges(store: Store, order: OrderRecord, before: OrderRecord): void {
  if (fits(order)) return;
  order.meta = before.meta;
  order.lines = asStored(order.lines, before.lines);
  order.shippingLines = asStored(order.shippingLines, before.shippingLines);
  order.feeLines = asStored(order.feeLines, before.feeLines);
  noteFailures(store, order, 2);
}

function asStored<T extends { id: number }>(changed: readonly T[], before: readonly T[]): T[] {
  return before.map((line) => changed.find((one) => one.id === line.id) ?? line);
}

/** The addresses themselves, once the mails have gone to where they say. */
export function loseAddresses(order: OrderRecord, before: OrderRecord | undefined): void {
  for (const kind of lostKinds(order)) order[kind] = before?.[kind] ?? blankAddress();
}

function noteFailures(store: Store, { id: orderId }: OrderRecord, times: number): void {
  const table = "&quot;wp_wc_order_addresses&quot;";
  const text = `Error saving order ID ${orderId}. Could not persist order to database table ${table}.`;
  for (let time = 0; time < times; time += 1) addNote(store, { orderId, text });
}
