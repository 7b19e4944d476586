import type { Fields } from "../catalog/types";
import { rfcDate } from "../http/dates";
import { money, type Taxed, type Units, units } from "./money";
import type { OrderInput } from "./order-input";
import { customStatusName, statusName } from "./statuses";

export interface OrderAmounts {
  subtotal: Taxed;
  shipping: Taxed;
  handling: Taxed;
  wrapping: Taxed;
  total: Taxed;
  /** Before tax is told apart. */
  base: { shipping: Units; handling: Units; wrapping: Units };
  discount: Units;
  coupon: Units;
}

const dollars = { id: 1, code: "USD", rate: 1 };

/** The order in the keys and the order of a recorded one. Written out in one piece: thousands are made at a time. */
export function orderFields(
  input: OrderInput,
  amounts: OrderAmounts,
  items: { total: number; shipped: number; addresses: number },
): Fields {
  const created = rfcDate(input.created);
  const { subtotal, shipping, handling, wrapping, total, base } = amounts;
  const { currency = dollars, billing } = input;
  const rate = currency.rate.toFixed(10);
  const fields: Fields = {
    id: input.id,
    customer_id: input.customerId ?? 0,
    date_created: created,
    is_tax_inclusive_pricing: input.tax?.inclusive === true,
    date_modified: input.modified ? rfcDate(input.modified) : created,
    date_shipped: input.shipped ? rfcDate(input.shipped) : "",
    status_id: input.status,
    status: statusName(input.status) ?? "",
    subtotal_ex_tax: money(subtotal.ex),
    subtotal_inc_tax: money(subtotal.inc),
    subtotal_tax: money(subtotal.tax),
    base_shipping_cost: money(base.shipping),
    shipping_cost_ex_tax: money(shipping.ex),
    shipping_cost_inc_tax: money(shipping.inc),
    shipping_cost_tax: money(shipping.tax),
    shipping_cost_tax_class_id: 2,
    base_handling_cost: money(base.handling),
    handling_cost_ex_tax: money(handling.ex),
    handling_cost_inc_tax: money(handling.inc),
    handling_cost_tax: money(handling.tax),
    handling_cost_tax_class_id: 0,
    base_wrapping_cost: money(base.wrapping),
    wrapping_cost_ex_tax: money(wrapping.ex),
    wrapping_cost_inc_tax: money(wrapping.inc),
    wrapping_cost_tax: money(wrapping.tax),
    wrapping_cost_tax_class_id: 3,
    total_ex_tax: money(total.ex),
    total_inc_tax: money(total.inc),
    total_tax: money(total.tax),
    items_total: items.total,
    items_shipped: items.shipped,
    payment_method: input.payment?.method ?? "",
    payment_provider_id: input.payment?.provider ?? null,
    payment_status: "",
    // Always nothing: the refunds say how much was given back.
    refunded_amount: "0.0000",
    order_is_digital: input.lines.every((line) => line.type === "digital"),
    store_credit_amount: money(units(input.storeCredit ?? 0)),
    gift_certificate_amount: money(units(input.giftCertificate?.amount ?? 0)),
    ip_address: "203.0.113.7",
    ip_address_v6: "",
    geoip_country: billing.country,
    geoip_country_iso2: billing.country_iso2,
    currency_id: currency.id,
    currency_code: currency.code,
    currency_exchange_rate: rate,
    default_currency_id: currency.id,
    default_currency_code: currency.code,
    staff_notes: null,
    customer_message: null,
    discount_amount: money(amounts.discount),
    coupon_discount: money(amounts.coupon),
    shipping_address_count: items.addresses,
    is_deleted: false,
    ebay_order_id: "0",
    cart_id: null,
    billing_address: { ...billing },
    is_email_opt_in: false,
    credit_card_type: null,
    order_source: "www",
    channel_id: 1,
    external_source: null,
    external_id: null,
    external_merchant_id: null,
    tax_provider_id: "",
    customer_locale: "en",
    external_order_id: "",
    store_default_currency_code: "USD",
    store_default_to_transactional_exchange_rate: rate,
    custom_status: customStatusName(input.status),
  };
  return input.more ? Object.assign(fields, input.more) : fields;
}
