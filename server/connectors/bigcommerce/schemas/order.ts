import { z } from "zod";
import { isJsonObject } from "@/server/domain/json";
import { orderLineSchema } from "./order-line";
import {
  billingAddressSchema,
  orderCouponSchema,
  orderFeeSchema,
  orderMessageSchema,
  orderRefundSchema,
  orderShipmentSchema,
  orderTaxSchema,
  orderTransactionSchema,
  shippingAddressSchema,
} from "./order-parts";
import {
  decimal,
  exactDecimal,
  flag,
  id,
  integer,
  isLink,
  list,
  listOrLink,
  objectOrNothing,
  optionalId,
  text,
} from "./values";

/** Fees stand as a list in the order, or as an object with a list at their own address. */
const fees = z.preprocess(
  (value) => (isJsonObject(value) && value.fees !== undefined ? value.fees : value),
  listOrLink(orderFeeSchema),
);

/** What could not be read beside the order, and why; added while pages are read. */
const missingPart = z.object({ part: text, reason: text });

/**
 * An order of V2 with what belongs to it: https://developer.bigcommerce.com/docs/rest-management/orders
 * `products` and all lists after it are read apart and added while pages are read.
 */
export const orderSchema = z.object({
  id,
  customer_id: optionalId,
  date_created: text,
  date_modified: text,
  date_shipped: text,
  status_id: integer,
  status: text,
  custom_status: text,
  subtotal_ex_tax: decimal,
  subtotal_inc_tax: decimal,
  subtotal_tax: decimal,
  shipping_cost_ex_tax: decimal,
  shipping_cost_inc_tax: decimal,
  shipping_cost_tax: decimal,
  handling_cost_ex_tax: decimal,
  handling_cost_inc_tax: decimal,
  handling_cost_tax: decimal,
  wrapping_cost_ex_tax: decimal,
  wrapping_cost_inc_tax: decimal,
  wrapping_cost_tax: decimal,
  total_ex_tax: decimal,
  total_inc_tax: decimal,
  total_tax: decimal,
  is_tax_inclusive_pricing: flag,
  items_total: integer,
  items_shipped: integer,
  payment_method: text,
  payment_provider_id: text,
  payment_status: text,
  order_is_digital: flag,
  store_credit_amount: decimal,
  gift_certificate_amount: decimal,
  ip_address: text,
  ip_address_v6: text,
  /** What prices were shown in. */
  currency_code: text,
  currency_exchange_rate: exactDecimal,
  /** What the shopper paid in. */
  default_currency_code: text,
  store_default_currency_code: text,
  staff_notes: text,
  customer_message: text,
  discount_amount: decimal,
  coupon_discount: decimal,
  is_deleted: flag,
  billing_address: objectOrNothing(billingAddressSchema),
  order_source: text,
  channel_id: optionalId,
  external_id: text,
  external_order_id: text,
  customer_locale: text,
  products: listOrLink(orderLineSchema),
  shipping_addresses: listOrLink(shippingAddressSchema),
  coupons: listOrLink(orderCouponSchema),
  fees,
  taxes: listOrLink(orderTaxSchema),
  shipments: listOrLink(orderShipmentSchema),
  refunds: list(orderRefundSchema),
  transactions: list(orderTransactionSchema),
  messages: listOrLink(orderMessageSchema),
  not_read: list(missingPart),
});
export type RawOrder = z.infer<typeof orderSchema>;

const person = z.object({ first_name: text.catch(""), last_name: text.catch("") });

/** The little that is needed of each order while pages are read. */
export const orderHeadSchema = z.object({
  id,
  customer_id: optionalId.catch(null),
  date_created: text.catch(""),
  date_modified: text.catch(""),
  status_id: integer.catch(null),
  is_deleted: flag.catch(null),
  order_is_digital: flag.catch(null),
  items_total: integer.catch(null),
  items_shipped: integer.catch(null),
  shipping_address_count: integer.catch(null),
  coupon_discount: decimal.catch(null),
  shipping_cost_inc_tax: decimal.catch(null),
  total_tax: decimal.catch(null),
  payment_status: text.catch(""),
  payment_provider_id: text.catch(""),
  billing_address: person.nullish().catch(null),
  fees: z.unknown().optional().transform(isLink),
});
export type OrderHead = z.infer<typeof orderHeadSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders#get-a-count-of-orders */
export const orderCountSchema = z.object({
  statuses: list(z.object({ id, count: integer.catch(null) })).catch([]),
  count: integer.catch(null),
});
