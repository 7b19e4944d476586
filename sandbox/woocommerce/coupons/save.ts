import { withEntry } from "../products/meta";
import { RestError } from "../rest/errors";
import type { CouponRecord } from "../store/sales-records";
import { readRestDate } from "../store/site";
import type { Store } from "../store/store";
import { collationKey } from "../text/accents";
import { decimalText } from "../text/decimal";
import { isEmail } from "../text/email";
import { filterHtml } from "../text/kses";
import { absInt, isSet, items, member, type Params, phpInt, phpString, storeBool } from "../text/php";
import { discountTypes } from "./schema";

export function saveCoupon(store: Store, existing: CouponRecord | undefined, params: Params): CouponRecord {
  if (!existing && phpString(params.code).trim() === "") {
    throw new RestError("woocommerce_rest_empty_coupon_code", "The coupon code cannot be empty.", 400);
  }
  const coupon = existing ? structuredClone(existing) : blankCoupon(store.site.now());
  if (isSet(params.discount_type)) coupon.discountType = readType(params.discount_type);
  if (isSet(params.code)) coupon.code = readCode(store, coupon, params.code);
  applyMoney(coupon, params);
  applyLimits(coupon, params);
  applyDates(store, coupon, params);
  for (const entry of items(params.meta_data)) applyMeta(store, coupon, entry);
  coupon.modifiedAt = store.site.now();
  return store.sales.coupons.put(coupon);
}

function readType(given: unknown): string {
  const type = discountTypes.find((one) => one === given);
  if (type) return type;
  throw new RestError("coupon_invalid_discount_type", "Invalid discount type.", 400);
}

function readCode(store: Store, coupon: CouponRecord, given: unknown): string {
  const code = filterHtml(phpString(given)).trim().toLowerCase();
  const owners = store.sales.coupons
    .with("code", collationKey(code))
    .filter((one) => one.status === "publish");
  if (owners.every((owner) => owner.id === coupon.id)) return code;
  throw new RestError("woocommerce_rest_coupon_code_already_exists", "The coupon code already exists", 400);
}

function applyMoney(coupon: CouponRecord, params: Params): void {
  if (isSet(params.amount)) {
    const value = decimalText(params.amount);
    const amount = Number.isNaN(Number.parseFloat(value)) ? "0" : value;
    const tooMuch = coupon.discountType === "percent" && Number(amount) > 100;
    if (Number(amount) < 0 || tooMuch) {
      throw new RestError("coupon_invalid_amount", "Invalid discount amount.", 400);
    }
    coupon.amount = amount;
  }
  if (isSet(params.minimum_amount)) coupon.minimumAmount = decimalText(params.minimum_amount);
  if (isSet(params.maximum_amount)) coupon.maximumAmount = decimalText(params.maximum_amount);
}

function applyLimits(coupon: CouponRecord, params: Params): void {
  if (isSet(params.status)) coupon.status = phpString(params.status);
  if (isSet(params.description)) coupon.description = filterHtml(phpString(params.description));
  if (isSet(params.individual_use)) coupon.individualUse = storeBool(params.individual_use);
  if (isSet(params.free_shipping)) coupon.freeShipping = storeBool(params.free_shipping);
  if (isSet(params.exclude_sale_items)) coupon.excludeSaleItems = storeBool(params.exclude_sale_items);
  if (isSet(params.product_ids)) coupon.productIds = ids(params.product_ids);
  if (isSet(params.excluded_product_ids)) coupon.excludedProductIds = ids(params.excluded_product_ids);
  if (isSet(params.product_categories)) coupon.categoryIds = ids(params.product_categories);
  if (isSet(params.excluded_product_categories)) {
    coupon.excludedCategoryIds = ids(params.excluded_product_categories);
  }
  if (isSet(params.usage_limit)) coupon.usageLimit = absInt(params.usage_limit);
  if (isSet(params.usage_limit_per_user)) coupon.usageLimitPerUser = absInt(params.usage_limit_per_user);
  if (isSet(params.limit_usage_to_x_items)) coupon.limitToItems = absInt(params.limit_usage_to_x_items);
  if (isSet(params.email_restrictions)) {
    coupon.emailRestrictions = items(params.email_restrictions).map(phpString).filter(isEmail);
  }
}

function ids(given: unknown): number[] {
  return items(given)
    .map(phpInt)
    .filter((id) => id > 0);
}

function applyDates({ site }: Store, coupon: CouponRecord, params: Params): void {
  if (isSet(params.date_expires)) coupon.expiresAt = site.readLocal(phpString(params.date_expires));
  if (isSet(params.date_expires_gmt))
    coupon.expiresAt = readRestDate(phpString(params.date_expires_gmt), true);
}

/** How often a coupon was used cannot be given as a field, but as meta data it can. */
function applyMeta(store: Store, coupon: CouponRecord, entry: unknown): void {
  const key = phpString(member(entry, "key"));
  const value = member(entry, "value") ?? null;
  if (key === "usage_count") coupon.usageCount = absInt(value);
  else coupon.meta = withEntry(store, coupon.meta, phpInt(member(entry, "id")), key, value);
}

function blankCoupon(now: number): CouponRecord {
  return {
    id: 0,
    code: "",
    status: "publish",
    amount: "0",
    discountType: "fixed_cart",
    description: "",
    createdAt: now,
    modifiedAt: now,
    expiresAt: null,
    usageCount: 0,
    individualUse: false,
    productIds: [],
    excludedProductIds: [],
    usageLimit: 0,
    usageLimitPerUser: 0,
    limitToItems: null,
    freeShipping: false,
    categoryIds: [],
    excludedCategoryIds: [],
    excludeSaleItems: false,
    minimumAmount: "0",
    maximumAmount: "0",
    emailRestrictions: [],
    usedBy: [],
    meta: [],
  };
}
