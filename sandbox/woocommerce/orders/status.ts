import { addNote } from "../notes/add";
import { refundRest } from "../refunds/refund-rest";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { recordCouponUse } from "./coupon-use";
import { mailAboutStatus } from "./order-mails";
import { statusNames } from "./schema";
import { lineProduct, reduceStock, restoreStock } from "./stock";
import { countSales } from "./total-sales";

const taking = ["completed", "processing", "on-hold"];

/** What a new status is set to; one that WooCommerce does not know counts as pending. */
export function readStatus(given: string): string {
  const status = given.replace(/^wc-/, "");
  return status in statusNames || status === "auto-draft" || status === "trash" ? status : "pending";
}

/**
 * Changes the status and does all that WooCommerce does with it: dates, stock, sales, mails and a note. Without a
 * note when `silent`, as after a payment.
 */
export function changeStatus(store: Store, order: OrderRecord, to: string, silent = false): void {
  const before = order.status;
  if (before === to) return;
  const from = before in statusNames || before === "trash" || before === "auto-draft" ? before : "pending";
  order.status = to;
  const now = store.site.now();
  setDates(store, order, now);
  order.modifiedAt = now;
  takeEffect(store, order);
  if (!silent && before !== "checkout-draft" && before !== "auto-draft") {
    const text = `Order status changed from ${nameOf(from)} to ${nameOf(to)}.`;
    addNote(store, { orderId: order.id, text });
  }
  if (to === "cancelled" && taking.includes(from)) countSales(store, order);
  mailAboutStatus(store, order, from);
}

function nameOf(status: string): string {
  return statusNames[status] ?? status;
}

/** Paid when it need not be processed any more, or has been; completed whenever that status is reached. */
function setDates(store: Store, order: OrderRecord, now: number): void {
  const paid = needsProcessing(store, order) ? ["processing", "completed"] : ["completed"];
  if (order.paidAt === null && paid.includes(order.status)) order.paidAt = now;
  if (order.status === "completed") order.completedAt = now;
}

function takeEffect(store: Store, order: OrderRecord): void {
  if (taking.includes(order.status)) {
    takeStock(store, order);
    countSales(store, order);
  }
  if (order.status === "cancelled" || order.status === "pending") giveStockBack(store, order);
  if (order.status === "completed") markAsPaying(store, order);
  if (order.status === "refunded") refundRest(store, order);
  recordCouponUse(store, order);
}

export function takeStock(store: Store, order: OrderRecord): void {
  if (order.stockReduced) return;
  const text = reduceStock(store, order);
  order.stockReduced = true;
  if (text) addNote(store, { orderId: order.id, text });
}

function giveStockBack(store: Store, order: OrderRecord): void {
  if (!order.stockReduced) return;
  const text = restoreStock(store, order);
  order.stockReduced = false;
  if (text) addNote(store, { orderId: order.id, text });
}

function markAsPaying(store: Store, order: OrderRecord): void {
  const user = store.sales.users.get(order.customerId);
  if (user && !user.isPaying) store.sales.users.put({ ...user, isPaying: true });
}

/** Does anything in it have to be sent? Lines without a product do not count. */
export function needsProcessing(store: Store, order: OrderRecord): boolean {
  return order.lines.some((line) => {
    const product = lineProduct(store, line);
    return product !== undefined && !(product.virtual && product.downloadable);
  });
}

/** `set_paid`: what happens after a payment. */
export function completePayment(store: Store, order: OrderRecord, transactionId: string): void {
  if (!["on-hold", "pending", "failed", "cancelled"].includes(order.status)) return;
  if (transactionId !== "") order.transactionId = transactionId;
  order.paidAt ??= store.site.now();
  const { paymentMethodTitle: method } = order;
  const text =
    method !== "" && order.transactionId !== ""
      ? `Payment via ${method} (${order.transactionId}).`
      : "Payment complete.";
  addNote(store, { orderId: order.id, text });
  changeStatus(store, order, needsProcessing(store, order) ? "processing" : "completed", true);
}
