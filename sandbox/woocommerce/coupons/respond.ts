import { shown } from "../orders/amount";
import { selectedMeta } from "../orders/respond";
import { type Item, wholeAllow } from "../rest/answer";
import type { CouponRecord } from "../store/sales-records";
import type { Store } from "../store/store";
import type { Params } from "../text/php";

export function couponItem({ site }: Store, coupon: CouponRecord, params: Params): Item {
  return {
    body: {
      id: coupon.id,
      code: coupon.code,
      amount: shown(coupon.amount, 2),
      status: coupon.status,
      date_created: site.local(coupon.createdAt),
      date_created_gmt: site.gmt(coupon.createdAt),
      date_modified: site.local(coupon.modifiedAt),
      date_modified_gmt: site.gmt(coupon.modifiedAt),
      discount_type: coupon.discountType,
      description: coupon.description,
      date_expires: site.local(coupon.expiresAt),
      date_expires_gmt: site.gmt(coupon.expiresAt),
      usage_count: coupon.usageCount,
      individual_use: coupon.individualUse,
      product_ids: coupon.productIds,
      excluded_product_ids: coupon.excludedProductIds,
      usage_limit: coupon.usageLimit || null,
      usage_limit_per_user: coupon.usageLimitPerUser || null,
      limit_usage_to_x_items: coupon.limitToItems || null,
      free_shipping: coupon.freeShipping,
      product_categories: coupon.categoryIds,
      excluded_product_categories: coupon.excludedCategoryIds,
      exclude_sale_items: coupon.excludeSaleItems,
      minimum_amount: shown(coupon.minimumAmount || "0", 2),
      maximum_amount: shown(coupon.maximumAmount || "0", 2),
      email_restrictions: coupon.emailRestrictions,
      used_by: coupon.usedBy,
      meta_data: selectedMeta(coupon.meta, params),
    },
    links: {
      self: [{ href: site.rest(`coupons/${coupon.id}`), targetHints: { allow: wholeAllow } }],
      collection: [{ href: site.rest("coupons") }],
    },
  };
}
