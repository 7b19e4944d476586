import { addNote } from "../notes/add";
import { amount, plain } from "../orders/amount";
import { fits } from "../orders/order-address";
import { mailAboutRefund } from "../orders/order-mails";
import type { OrderRecord, RefundRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { remaining } from "./remaining";

/** An order that is set to refunded gets a refund over what is not refunded yet, and its customer a mail. */
export function refundRest(store: Store, order: OrderRecord): void {
  const rest = remaining(store, order);
  if (rest.isZero()) return;
  store.sales.refunds.put(blankRefund(store, order, plain(rest), "Order fully refunded."));
  if (fits(order)) mailAboutRefund(store, order, true);
  const text =
    "Order status set to refunded. To return funds to the customer you will need to issue a refund through your payment gateway.";
  addNote(store, { orderId: order.id, text });
}

export function blankRefund(store: Store, order: OrderRecord, given: string, reason: string): RefundRecord {
  const isWhole = amount(given).gte(remaining(store, order));
  return {
    id: 0,
    orderId: order.id,
    createdAt: store.site.now(),
    amount: given,
    reason,
    meta: [{ id: store.takeMetaId(), key: "_refund_type", value: isWhole ? "full" : "partial" }],
    lines: [],
    shippingLines: [],
    feeLines: [],
  };
}
