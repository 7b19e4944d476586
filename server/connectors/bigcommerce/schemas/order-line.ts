import { z } from "zod";
import { decimal, flag, id, integer, list, optionalId, text } from "./values";

const appliedDiscount = z.object({
  /** "coupon", "manual-discount", or the id of a promotion. */
  id: text,
  amount: decimal,
  name: text,
  code: text,
  target: text,
});

const lineOption = z.object({
  display_name: text,
  display_name_customer: text,
  display_value: text,
  display_value_customer: text,
  value: text,
  name: text,
});
export type RawLineOption = z.infer<typeof lineOption>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-products */
export const orderLineSchema = z.object({
  id,
  product_id: optionalId,
  variant_id: optionalId,
  order_address_id: optionalId,
  name: text,
  name_merchant: text,
  sku: text,
  type: text,
  price_ex_tax: decimal,
  price_inc_tax: decimal,
  price_tax: decimal,
  total_ex_tax: decimal,
  total_inc_tax: decimal,
  total_tax: decimal,
  discounted_total_inc_tax: decimal,
  quantity: integer,
  quantity_shipped: integer,
  quantity_refunded: integer,
  wrapping_name: text,
  wrapping_message: text,
  wrapping_cost_ex_tax: decimal,
  wrapping_cost_inc_tax: decimal,
  wrapping_cost_tax: decimal,
  event_name: text,
  event_date: text,
  parent_order_product_id: optionalId,
  is_bundled_product: flag,
  applied_discounts: list(appliedDiscount),
  product_options: list(lineOption),
  configurable_fields: list(z.object({ name: text, value: text })),
  /** Of what is sent by e-mail; added while pages are read. */
  recipient_email: text,
});
export type RawOrderLine = z.infer<typeof orderLineSchema>;
