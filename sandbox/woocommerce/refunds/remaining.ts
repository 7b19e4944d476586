import type { Decimal } from "decimal.js";
import { amount, sum } from "../orders/amount";
import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";

/** What of an order's total has not been refunded. */
export function remaining(store: Store, order: OrderRecord): Decimal {
  const refunded = store.sales.refunds.with("order", order.id).map((refund) => amount(refund.amount));
  return amount(order.total).minus(sum(refunded));
}
