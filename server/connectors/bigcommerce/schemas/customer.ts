import { z } from "zod";
import { formField } from "./form-field";
import { decimal, flag, id, integer, list, listOrLink, objectOrNothing, optionalId, text } from "./values";

/** https://developer.bigcommerce.com/docs/rest-management/customers/addresses */
export const customerAddressSchema = z.object({
  id: optionalId,
  first_name: text,
  last_name: text,
  company: text,
  address1: text,
  address2: text,
  city: text,
  state_or_province: text,
  postal_code: text,
  country: text,
  country_code: text,
  phone: text,
  address_type: text,
  form_fields: list(formField),
});
export type RawCustomerAddress = z.infer<typeof customerAddressSchema>;

/** `name` is added while pages are read: BigCommerce keeps it apart. */
export const attributeValueSchema = z.object({
  attribute_id: optionalId,
  /** Lists of values call it so, customers say attribute_value as well. */
  value: text,
  attribute_value: text,
  name: text,
});

/**
 * A customer with what belongs to it: https://developer.bigcommerce.com/docs/rest-management/customers
 * `customer_group` and the attributes' names are added while pages are read.
 */
export const customerSchema = z.object({
  id,
  email: text,
  first_name: text,
  last_name: text,
  company: text,
  phone: text,
  registration_ip_address: text,
  notes: text,
  tax_exempt_category: text,
  customer_group_id: optionalId,
  customer_group: objectOrNothing(z.object({ id: optionalId, name: text })),
  addresses: listOrLink(customerAddressSchema),
  attributes: list(attributeValueSchema),
  form_fields: list(formField),
  store_credit_amounts: list(z.object({ amount: decimal })),
  /** V2's word. */
  store_credit: decimal,
  accepts_product_review_abandoned_cart_emails: flag,
  /** V2's word. */
  accepts_marketing: flag,
  origin_channel_id: optionalId,
  channel_ids: list(id),
  date_created: text,
  date_modified: text,
});
export type RawCustomer = z.infer<typeof customerSchema>;

/** The little that is needed of each customer while pages are read. */
export const customerHeadSchema = z.object({
  id,
  email: text.catch(""),
  first_name: text.catch(""),
  last_name: text.catch(""),
  customer_group_id: optionalId.catch(null),
  date_modified: text.catch(""),
  address_count: integer.catch(null),
  attribute_count: integer.catch(null),
  addresses: z.array(z.unknown()).optional().catch(undefined),
  attributes: z.array(z.unknown()).optional().catch(undefined),
});
export type CustomerHead = z.infer<typeof customerHeadSchema>;

/** https://developer.bigcommerce.com/docs/rest-management/customer-groups */
export const customerGroupSchema = z.object({ id, name: text.catch("") });

/** https://developer.bigcommerce.com/docs/rest-management/customers/customer-attributes */
export const attributeSchema = z.object({ id, name: text.catch("") });

/** What of another list belongs to which customer. */
export const customerPartSchema = z.object({ customer_id: id });
