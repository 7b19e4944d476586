import { z } from "zod";
import { formField } from "./form-field";
import { decimal, flag, id, integer, list, optionalId, text } from "./values";

/** A billing or shipping address within an order; customers' own addresses name their fields differently. */
const address = {
  first_name: text,
  last_name: text,
  company: text,
  street_1: text,
  street_2: text,
  city: text,
  state: text,
  zip: text,
  country: text,
  country_iso2: text,
  phone: text,
  email: text,
  form_fields: list(formField),
};
export const billingAddressSchema = z.object(address);
export type RawOrderAddress = z.infer<typeof billingAddressSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-shipping-addresses */
export const shippingAddressSchema = z.object({
  ...address,
  id: optionalId,
  shipping_method: text,
  cost_ex_tax: decimal,
  cost_inc_tax: decimal,
  cost_tax: decimal,
  handling_cost_ex_tax: decimal,
  handling_cost_inc_tax: decimal,
  handling_cost_tax: decimal,
  shipping_zone_name: text,
});
export type RawShippingAddress = z.infer<typeof shippingAddressSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-coupons */
export const orderCouponSchema = z.object({ code: text, amount: decimal, type: text, discount: decimal });
export type RawOrderCoupon = z.infer<typeof orderCouponSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-fees */
export const orderFeeSchema = z.object({
  id: optionalId,
  display_name_customer: text,
  display_name_merchant: text,
  name: text,
  cost_ex_tax: decimal,
  /** Some answers write it so. */
  cost_exc_tax: decimal,
  cost_inc_tax: decimal,
  cost_tax: decimal,
});
export type RawOrderFee = z.infer<typeof orderFeeSchema>;

/** With `details=true`: https://developer.bigcommerce.com/docs/rest-management/orders/order-taxes */
export const orderTaxSchema = z.object({
  name: text,
  class: text,
  rate: decimal,
  line_amount: decimal,
  line_item_type: text,
  order_product_id: optionalId,
});
export type RawOrderTax = z.infer<typeof orderTaxSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-shipments */
export const orderShipmentSchema = z.object({
  id,
  date_created: text,
  shipping_method: text,
  shipping_provider: text,
  shipping_provider_display_name: text,
  tracking_carrier: text,
  tracking_number: text,
  tracking_link: text,
  generated_tracking_link: text,
  comments: text,
  items: list(z.object({ order_product_id: optionalId, quantity: integer })),
});
export type RawOrderShipment = z.infer<typeof orderShipmentSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-messages */
export const orderMessageSchema = z.object({
  id,
  staff_id: optionalId,
  type: text,
  subject: text,
  message: text,
  date_created: text,
});
export type RawOrderMessage = z.infer<typeof orderMessageSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-refunds */
export const orderRefundSchema = z.object({
  id,
  order_id: optionalId,
  created: text,
  reason: text,
  total_amount: decimal,
  total_tax: decimal,
  items: list(
    z.object({
      item_type: text,
      item_id: optionalId,
      quantity: integer,
      requested_amount: decimal,
      reason: text,
    }),
  ),
  payments: list(
    z.object({
      provider_id: text,
      amount: decimal,
      offline: flag,
      is_declined: flag,
      declined_message: text,
      transaction_id: text,
    }),
  ),
});
export type RawOrderRefund = z.infer<typeof orderRefundSchema>;

/** `order_id` is text here: https://developer.bigcommerce.com/docs/rest-management/transactions */
export const orderTransactionSchema = z.object({
  id,
  event: text,
  method: text,
  amount: decimal,
  currency: text,
  gateway: text,
  gateway_transaction_id: text,
  status: text,
  test: flag,
  date_created: text,
});
export type RawOrderTransaction = z.infer<typeof orderTransactionSchema>;
