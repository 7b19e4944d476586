import { orderPostListArgs } from "../orders/schema";
import { choice, date, flag, listOf, meta, text, whole } from "../products/schema";
import type { Arg, Args } from "../rest/schema";

export const discountTypes = ["percent", "fixed_cart", "fixed_product"] as const;

const money: Arg = { type: ["number", "string"] };

export const couponArgs: Args = {
  code: text,
  amount: money,
  status: text,
  discount_type: choice(discountTypes),
  description: text,
  date_expires: date,
  date_expires_gmt: date,
  individual_use: flag,
  product_ids: listOf(whole),
  excluded_product_ids: listOf(whole),
  usage_limit: whole,
  usage_limit_per_user: whole,
  limit_usage_to_x_items: whole,
  free_shipping: flag,
  product_categories: listOf(whole),
  excluded_product_categories: listOf(whole),
  exclude_sale_items: flag,
  minimum_amount: money,
  maximum_amount: money,
  email_restrictions: listOf(text),
  meta_data: meta,
};

export const newCouponArgs: Args = {
  ...couponArgs,
  code: { ...text, required: true },
  discount_type: choice(discountTypes, "fixed_cart"),
};

export const couponListArgs: Args = { ...orderPostListArgs, code: text };
