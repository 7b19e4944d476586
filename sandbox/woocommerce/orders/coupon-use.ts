import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";

/** A coupon counts as used while the order that has it stands. */
export function recordCouponUse(store: Store, order: OrderRecord): void {
  const counts = !["cancelled", "failed", "trash", "checkout-draft", "auto-draft"].includes(order.status);
  if (order.couponLines.length === 0 || counts === order.couponUseRecorded) return;
  const who = order.customerId === 0 ? order.billing.email : String(order.customerId);
  for (const { code } of order.couponLines) {
    const coupon = store.sales.coupons.with("code", collationKey(code))[0];
    if (!coupon) continue;
    const usedBy = counts ? [...coupon.usedBy, ...(who === "" ? [] : [who])] : without(coupon.usedBy, who);
    const usageCount = Math.max(0, coupon.usageCount + (counts ? 1 : -1));
    store.sales.coupons.put({ ...coupon, usageCount, usedBy });
  }
  order.couponUseRecorded = counts;
}

function without(list: readonly string[], one: string): string[] {
  const place = list.indexOf(one);
  return list.filter((_, index) => index !== place);
}
