import { Decimal } from "decimal.js";
import { RestError } from "../rest/errors";
import type { CouponRecord, OrderRecord, ProductLine } from "../store/sales-records";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { isEmpty, items, member, phpString } from "../text/php";
import { clean } from "../text/sanitize";
import { amount, plain, priceDecimals, round, sum } from "./amount";
import { recordCouponUse, releaseCoupons } from "./coupon-use";
import { calculateTotals } from "./totals";

/**
 * `coupon_lines`: the order then has these coupons and no others, and its discounts are computed from them. An
 * amount that was given is not looked at.
 */
export function applyCoupons(store: Store, order: OrderRecord, given: unknown): void {
  if (given === undefined || given === null) return;
  const coupons = items(given).map((item) => couponOf(store, order, item));
  const before = order.couponLines;
  releaseCoupons(store, order);
  order.couponLines = [];
  if (coupons.length > 0 || before.length > 0) {
    for (const line of order.lines) line.total = line.subtotal;
  }
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
      meta: [{ id: store.takeMetaId(), key: "coupon_info", value: shortInfo(coupon) }],
    });
  }
  if (coupons.length === 0 && before.length === 0) return;
  calculateTotals(store, order);
  shareDiscountTax(store, order);
  recordCouponUse(store, order);
}

function shareDiscountTax(store: Store, order: OrderRecord): void {
  const all = sum(order.couponLines.map((line) => amount(line.discount)));
  if (all.isZero()) return;
  for (const line of order.couponLines) {
    const part = amount(order.discountTax).times(amount(line.discount)).dividedBy(all);
    line.discountTax = plain(round(part, priceDecimals(store)));
  }
}

/** What an order keeps of its coupon. */
function shortInfo({ id, code, discountType, amount: value, freeShipping }: CouponRecord): string {
  const type = discountType === "fixed_cart" ? null : discountType;
  return JSON.stringify([id, code, type, amount(value).toNumber(), ...(freeShipping ? [true] : [])]);
}

function couponOf(store: Store, order: OrderRecord, item: unknown): CouponRecord {
  if (!isEmpty(member(item, "id"))) {
    throw new RestError("woocommerce_rest_coupon_item_id_readonly", "Coupon item ID is readonly.", 400);
  }
  const given = phpString(member(item, "code")).trim();
  if (given === "") throw new RestError("woocommerce_rest_invalid_coupon", "Coupon code is required.", 400);
  const code = clean(given).toLowerCase();
  const coupon = store.sales.coupons.with("code", collationKey(code)).find((one) => one.status === "publish");
  if (!coupon) refuse(`Coupon &quot;${code}&quot; cannot be applied because it does not exist.`);
  if (order.couponLines.some((line) => line.code === coupon.code)) return coupon;
  if (coupon.expiresAt !== null && coupon.expiresAt < store.site.now())
    refuse(`Coupon &quot;${code}&quot; has expired.`);
  if (coupon.usageLimit > 0 && coupon.usageCount >= coupon.usageLimit) {
    refuse("Coupon usage limit has been reached.");
  }
  const { emailRestrictions: allowed } = coupon;
  if (allowed.length > 0 && !allowed.includes(order.billing.email.toLowerCase())) {
    refuse(`Please enter a valid email at checkout to use coupon code &quot;${code}&quot;.`);
  }
  return coupon;
}

function refuse(message: string): never {
  throw new RestError("woocommerce_rest_invalid_coupon", message, 400);
}

/** Percentages are taken of the undiscounted lines, whichever coupons came before. */
function discountLines(store: Store, order: OrderRecord, coupon: CouponRecord): Decimal {
  const cents = new Decimal(10).pow(priceDecimals(store));
  const lines = order.lines
    .filter((line) => appliesTo(coupon, line))
    .map((line) => ({ line, rest: amount(line.total).times(cents), off: new Decimal(0) }));
  const value = amount(coupon.amount);
  if (coupon.discountType === "percent") takePercent(lines, value, cents);
  else if (coupon.discountType === "fixed_product") takeEach(lines, value.times(cents));
  else takeFixed(lines, value.times(cents));
  for (const { line, off } of lines) line.total = plain(amount(line.total).minus(off.dividedBy(cents)));
  return sum(lines.map(({ off }) => off)).dividedBy(cents);
}

/** A line with what can still be taken off it, in cents. */
interface Discounted {
  line: ProductLine;
  rest: Decimal;
  off: Decimal;
}

function take(item: Discounted, wanted: Decimal): Decimal {
  const taken = Decimal.min(wanted, item.rest.minus(item.off));
  item.off = item.off.plus(taken);
  return taken;
}

/** Parts of a cent are dropped on each line, and the whole cents they make are taken off the first ones. */
function takePercent(lines: readonly Discounted[], percent: Decimal, cents: Decimal): void {
  const wanted = lines.map(({ line }) => amount(line.subtotal).times(cents).times(percent).dividedBy(100));
  const taken = lines.map((item, index) => take(item, (wanted[index] ?? new Decimal(0)).floor()));
  takeCents(lines, round(sum(wanted), 0).minus(sum(taken)));
}

function takeEach(lines: readonly Discounted[], each: Decimal): Decimal {
  return sum(lines.map((item) => take(item, each.times(item.line.quantity))));
}

/** Spread evenly over the pieces; what does not divide is taken off cent by cent. */
function takeFixed(lines: readonly Discounted[], whole: Decimal): void {
  const open = lines.filter((item) => item.rest.minus(item.off).gt(0));
  const pieces = open.reduce((count, { line }) => count + line.quantity, 0);
  const each = pieces === 0 ? new Decimal(0) : whole.dividedBy(pieces).floor();
  if (each.isZero()) {
    takeCents(lines, whole);
    return;
  }
  const taken = takeEach(open, each);
  if (taken.gt(0) && taken.lt(whole)) takeFixed(lines, whole.minus(taken));
}

function takeCents(lines: readonly Discounted[], whole: Decimal): void {
  let rest = whole;
  for (const item of lines) {
    for (let piece = 0; piece < item.line.quantity && rest.gte(1); piece += 1) {
      rest = rest.minus(take(item, new Decimal(1)));
    }
  }
}

function appliesTo(coupon: CouponRecord, line: ProductLine): boolean {
  const ids = [line.productId, line.variationId];
  if (coupon.excludedProductIds.some((id) => ids.includes(id))) return false;
  return coupon.productIds.length === 0 || coupon.productIds.some((id) => ids.includes(id));
}
