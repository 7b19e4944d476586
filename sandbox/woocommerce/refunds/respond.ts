import { shown } from "../orders/amount";
import { feeLineBody, productLineBody, shippingLineBody } from "../orders/line-bodies";
import { decimalsAsked, selectedMeta } from "../orders/respond";
import type { Item } from "../rest/answer";
import { staffId } from "../store/initial-sales";
import type { RefundRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import type { Params } from "../text/php";

export function refundItem(store: Store, refund: RefundRecord, params: Params): Item {
  const { site } = store;
  const dp = decimalsAsked(store, params);
  const order = site.rest(`orders/${refund.orderId}`);
  return {
    body: {
      id: refund.id,
      date_created: site.local(refund.createdAt),
      date_created_gmt: site.gmt(refund.createdAt),
      amount: shown(refund.amount, dp),
      reason: refund.reason,
      refunded_by: staffId,
      refunded_payment: false,
      meta_data: selectedMeta(refund.meta, params),
      line_items: refund.lines.map((line) => productLineBody(store, line, dp)),
      shipping_lines: refund.shippingLines.map((line) => shippingLineBody(store, line, dp)),
      tax_lines: [],
      fee_lines: refund.feeLines.map((line) => feeLineBody(store, line, dp)),
    },
    links: {
      self: [{ href: `${order}/refunds/${refund.id}`, targetHints: { allow: ["GET", "DELETE"] } }],
      collection: [{ href: `${order}/refunds` }],
      up: [{ href: order }],
    },
  };
}
