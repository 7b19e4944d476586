import type { OrderRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";

/** A coupon counts as used while the order that has it stands. */
export function recordCouponUse(store: Store, order: OrderRecord): void {
  const counts = !["cancelled", "failed", "trash", "checkout-draft", "auto-draft"].includes(order.status);
  if (counts !== order.couponUseRecorded) count(store, order, counts);
}

/** Before an order gets other coupons: those it had are free again. */
export function releaseCoupons(store: Store, order: OrderRecord): void {
  if (order.couponUseRecorded) count(store, order, false);
}

function count(store: Store, order: OrderRecord, isUsed: boolean): void {
  if (order.couponLines.length === 0) return;
  const who = order.customerId === 0 ? order.billing.email : String(order.customerId);
  for (const { code } of order.couponLines) {
    const coupon = store.sales.coupons.with("code", collationKey(code))[0];
    if (!coupon) continue;
    const added = who === "" ? [] : [who];
    const usedBy = isUsed ? [...coupon.usedBy, ...added] : without(coupon.usedBy, who);
    const usageCount = Math.max(0, coupon.usageCount + (isUsed ? 1 : -1));
    store.sales.coupons.put({ ...coupon, usageCount, usedBy });
  }
  order.couponUseRecorded = isUsed;
}

function without(list: readonly string[], one: string): string[] {
  const place = list.indexOf(one);
  return list.filter((_, index) => index !== place);
}
