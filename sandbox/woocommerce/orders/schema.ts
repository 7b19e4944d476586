import { addressSchema } from "../customers/schema";
import { choice, flag, ids, listOf, meta, moment, objects, pageArgs, text, whole } from "../products/schema";
import type { Arg, Args, Schema } from "../rest/schema";
import { currencyCodes } from "../settings/catalogue";
import type { Store } from "../store/store";

/** Order statuses with the names that notes give them. */
export const statusNames: Readonly<Record<string, string>> = {
  pending: "Pending payment",
  processing: "Processing",
  "on-hold": "On hold",
  completed: "Completed",
  cancelled: "Cancelled",
  refunded: "Refunded",
  failed: "Failed",
  "checkout-draft": "Draft",
};

export const orderStatuses = ["auto-draft", ...Object.keys(statusNames)];

const mixed: Schema = {
  type: ["null", "object", "string", "number", "boolean", "integer", "array"],
};

const orderEmail: Schema = { type: ["string", "null"], format: "email" };

export const shippingLines: Arg = objects({
  id: whole,
  method_title: mixed,
  method_id: mixed,
  instance_id: text,
  total: text,
  total_tax: text,
  meta_data: meta,
});

export const feeLines: Arg = objects({
  id: whole,
  name: mixed,
  tax_class: text,
  tax_status: choice(["taxable", "none"]),
  total: text,
  total_tax: text,
  meta_data: meta,
});

/** What an order takes, in the order in which WordPress lists what is wrong. */
export function orderArgs(store: Store, creating: boolean): Args {
  const fallback = <T>(value: T) => (creating ? { default: value } : {});
  return {
    parent_id: whole,
    created_via: text,
    status: { ...choice(orderStatuses), ...fallback("pending") },
    currency: { ...choice(currencyCodes), ...fallback(store.setting("woocommerce_currency")) },
    customer_id: { ...whole, ...fallback(0) },
    customer_note: text,
    billing: { type: "object", properties: addressSchema(orderEmail, true) },
    shipping: { type: "object", properties: addressSchema(undefined, false) },
    payment_method: text,
    payment_method_title: text,
    transaction_id: text,
    meta_data: meta,
    line_items: objects({
      id: whole,
      name: mixed,
      parent_name: text,
      product_id: mixed,
      variation_id: whole,
      quantity: whole,
      tax_class: text,
      subtotal: text,
      subtotal_tax: text,
      total: text,
      total_tax: text,
      taxes: listOf({ type: "object", properties: { id: whole, total: text, subtotal: text } }),
      meta_data: meta,
      sku: text,
      global_unique_id: text,
      price: { type: "number" },
      image: { type: "object" },
    }),
    shipping_lines: shippingLines,
    fee_lines: feeLines,
    coupon_lines: objects({ id: whole, code: mixed, discount: text, discount_tax: text, meta_data: meta }),
    set_paid: { ...flag, ...fallback(false) },
    manual_update: { ...flag, ...fallback(false) },
  };
}

/** What the lists of orders and of refunds have in common. */
export const orderPostListArgs: Args = {
  ...pageArgs,
  after: moment,
  before: moment,
  modified_after: moment,
  modified_before: moment,
  dates_are_gmt: { ...flag, default: false },
  exclude: ids,
  include: ids,
  offset: whole,
  order: choice(["asc", "desc"], "desc"),
  orderby: choice(["date", "id", "include", "title", "slug", "modified"], "date"),
  parent: ids,
  parent_exclude: ids,
  dp: whole,
  order_item_display_meta: { ...flag, default: false },
  include_meta: { ...listOf(text), default: [] },
  exclude_meta: { ...listOf(text), default: [] },
};

export const orderListArgs: Args = {
  ...orderPostListArgs,
  status: { ...listOf(choice(["any", "trash", ...orderStatuses])), default: ["any"] },
  customer: whole,
  product: whole,
  created_via: listOf(text),
};
