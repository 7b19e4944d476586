import { Decimal } from "decimal.js";
import { RestError } from "../rest/errors";
import type { CouponRecord, OrderRecord, ProductLine } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isEmpty, items, member, phpString } from "../text/php";
import { clean } from "../text/sanitize";
import { amount, plain, priceDecimals, round, sum } from "./amount";
import { calculateTotals } from "./totals";

/**
 * `coupon_lines`: the order then has these coupons and no others, and its discounts are computed from them. An
 * amount that was given is not looked at.
 */
export function applyCoupons(store: Store, order: OrderRecord, given: unknown): void {
  if (given === undefined || given === null) return;
  const coupons = items(given).map((item) => couponOf(store, order, item));
  const before = order.couponLines;
  order.couponLines = [];
  for (const line of order.lines) line.total = line.subtotal;
  for (const coupon of coupons) {
    const discount = discountLines(store, order, coupon);
    order.couponLines.push({
      id: before.find((line) => line.code === coupon.code)?.id ?? store.takeItemId(),
      code: coupon.code,
      discount: plain(discount),
      discountTax: "0",
      discountType: coupon.discountType,
      amount: coupon.amount,
      freeShipping: coupon.freeShipping,
      meta: [],
    });
  }
  if (coupons.length > 0 || before.length > 0) calculateTotals(store, order);
}

function couponOf(store: Store, order: OrderRecord, item: unknown): CouponRecord {
  if (!isEmpty(member(item, "id"))) {
    throw new RestError("woocommerce_rest_coupon_item_id_readonly", "Coupon item ID is readonly.", 400);
  }
  const given = phpString(member(item, "code")).trim();
  if (given === "") throw new RestError("woocommerce_rest_invalid_coupon", "Coupon code is required.", 400);
  const code = clean(given).toLowerCase();
  const coupon = store.sales.coupons.with("code", collationKey(code)).find((one) => one.status === "publish");
  if (!coupon) refuse(`Coupon "${code}" cannot be applied because it does not exist.`);
  if (order.couponLines.some((line) => line.code === coupon.code)) return coupon;
  if (coupon.expiresAt !== null && coupon.expiresAt < store.site.now()) refuse("This coupon has expired.");
  if (coupon.usageLimit > 0 && coupon.usageCount >= coupon.usageLimit) {
    refuse("Coupon usage limit has been reached.");
  }
  return coupon;
}

function refuse(message: string): never {
  throw new RestError("woocommerce_rest_invalid_coupon", message, 400);
}

function discountLines(store: Store, order: OrderRecord, coupon: CouponRecord): Decimal {
  const decimals = priceDecimals(store);
  const lines = order.lines.filter((line) => appliesTo(coupon, line));
  const wanted = lines.map((line) => wantedDiscount(coupon, line));
  const whole =
    coupon.discountType === "fixed_cart"
      ? Decimal.min(amount(coupon.amount), sum(lines.map((line) => amount(line.total))))
      : round(sum(wanted), decimals);
  return share(lines, wanted, whole, decimals);
}

function appliesTo(coupon: CouponRecord, line: ProductLine): boolean {
  const ids = [line.productId, line.variationId];
  if (coupon.excludedProductIds.some((id) => ids.includes(id))) return false;
  return coupon.productIds.length === 0 || coupon.productIds.some((id) => ids.includes(id));
}

function wantedDiscount(coupon: CouponRecord, line: ProductLine): Decimal {
  const value = amount(coupon.amount);
  if (coupon.discountType === "percent") return amount(line.total).times(value).dividedBy(100);
  if (coupon.discountType === "fixed_product")
    return Decimal.min(value.times(line.quantity), amount(line.total));
  return amount(line.total);
}

/** Spreads a discount over the lines in proportion; cents that are left over go to the first lines. */
function share(lines: ProductLine[], parts: readonly Decimal[], whole: Decimal, decimals: number): Decimal {
  const all = sum(parts);
  if (all.isZero()) return all;
  const step = new Decimal(10).pow(-decimals);
  const shares = parts.map((part) =>
    part.times(whole).dividedBy(all).toDecimalPlaces(decimals, Decimal.ROUND_DOWN),
  );
  let rest = whole.minus(sum(shares));
  for (const [index, line] of lines.entries()) {
    const more = rest.gte(step) ? step : new Decimal(0);
    rest = rest.minus(more);
    line.total = plain(
      Decimal.max(
        0,
        amount(line.total)
          .minus(shares[index] ?? 0)
          .minus(more),
      ),
    );
  }
  return whole;
}
