import { Decimal } from "decimal.js";
import { addNote } from "../notes/add";
import { amount, plain } from "../orders/amount";
import { mailAboutRefund } from "../orders/order-mails";
import { changeStatus } from "../orders/status";
import { restockLine } from "../orders/stock";
import { withEntry } from "../products/meta";
import { BareRestError } from "../rest/errors";
import type { OrderRecord, RefundRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { decimalText } from "../text/decimal";
import { isEmpty, isNumeric, isSet, items, member, type Params, phpInt, phpString } from "../text/php";
import { blankRefund } from "./refund-rest";
import { remaining } from "./remaining";

interface AskedLine {
  id: number;
  quantity: number;
  total: unknown;
}

/**
 * Refunds part of an order or the whole, on paper: the sandbox has no way of paying back. The last refund sets the
 * order to refunded, and each one mails the customer.
 */
export function createRefund(store: Store, existing: OrderRecord, params: Params): RefundRecord {
  const asked = items(params.line_items).map(readLine);
  const given = isSet(params.amount) ? phpString(params.amount) : totalOf(asked);
  if (amount(given).isNegative() && !amount(given).isZero()) {
    const message = "Refund amount must be greater than zero.";
    throw new BareRestError("woocommerce_rest_invalid_order_refund", message, 400);
  }
  const order = structuredClone(existing);
  const rest = remaining(store, order);
  if (amount(given).gt(rest)) cannot("Invalid refund amount.");
  if (!isSet(params.api_refund) || params.api_refund === true) {
    // WooCommerce numbers the refund before it asks the gateway.
    store.takePostId();
    cannot("The payment gateway for this order does not exist.");
  }
  const refund = blankRefund(store, order, decimalText(given), phpString(params.reason));
  addLines(store, refund, order, asked);
  for (const entry of items(params.meta_data)) {
    const value = member(entry, "value") ?? null;
    refund.meta = withEntry(
      store,
      refund.meta,
      phpInt(member(entry, "id")),
      phpString(member(entry, "key")),
      value,
    );
  }
  const made = store.sales.refunds.put(refund);
  if (params.api_restock !== false) restock(store, order, asked);
  const isWhole = !rest.minus(amount(given)).greaterThan(0);
  mailAboutRefund(store, order, isWhole);
  if (isWhole) changeStatus(store, order, "refunded");
  order.modifiedAt = store.site.now();
  store.sales.orders.put(order);
  return made;
}

function cannot(message: string): never {
  throw new BareRestError("woocommerce_rest_cannot_create_order_refund", message, 500);
}

function readLine(line: unknown): AskedLine {
  return {
    id: phpInt(member(line, "id")),
    quantity: phpInt(member(line, "quantity") ?? member(line, "qty")),
    total: member(line, "refund_total"),
  };
}

/** Without an amount the refund is over what its lines say, or over nothing. */
function totalOf(asked: readonly AskedLine[]): string {
  if (asked.length === 0 || !asked.every((line) => isNumeric(line.total))) return "";
  return plain(asked.reduce((total, line) => total.plus(amount(phpString(line.total))), new Decimal(0)));
}

function addLines(store: Store, refund: RefundRecord, order: OrderRecord, asked: readonly AskedLine[]): void {
  const lines = [...order.lines, ...order.feeLines, ...order.shippingLines];
  for (const { id } of lines) {
    const found = asked.find((line) => line.id === id);
    if (!found || (found.quantity === 0 && isEmpty(found.total))) continue;
    const back = {
      total: plain(amount(phpString(found.total)).negated()),
      taxes: {},
      meta: [{ id: store.takeMetaId(), key: "_refunded_item_id", value: String(id) }],
    };
    const bare = { subtotal: back.total, subtotalTaxes: {}, quantity: -found.quantity };
    for (const line of order.lines.filter((one) => one.id === id)) {
      refund.lines.push({ ...line, ...back, ...bare, id: store.takeItemId() });
    }
    for (const line of order.feeLines.filter((one) => one.id === id)) {
      refund.feeLines.push({ ...line, ...back, id: store.takeItemId() });
    }
    for (const line of order.shippingLines.filter((one) => one.id === id)) {
      refund.shippingLines.push({ ...line, ...back, id: store.takeItemId() });
    }
  }
}

const restockedKey = "_restock_refunded_items";

function restock(store: Store, order: OrderRecord, asked: readonly AskedLine[]): void {
  for (const { id, quantity } of asked) {
    const line = order.lines.find((one) => one.id === id);
    const change = line && restockLine(store, line, quantity);
    if (!line || !change) continue;
    const before = phpInt(line.meta.find((entry) => entry.key === restockedKey)?.value);
    line.meta = withEntry(store, line.meta, 0, restockedKey, String(before + quantity));
    const { product, from, to } = change;
    addNote(store, {
      orderId: order.id,
      text: `Item #${product.id} stock increased from ${from} to ${to}.`,
    });
  }
}
