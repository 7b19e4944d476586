import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { Order } from "@/server/domain/order";
import { orderSchema, type RawOrder } from "../schemas/order";
import { formFieldsOf } from "./form-fields";
import { toOrderLine } from "./order-line";
import { amount, taxed } from "./order-money";
import {
  toOrderAddress,
  toOrderCoupon,
  toOrderFee,
  toOrderMessage,
  toOrderShipment,
  toOrderShipping,
  toOrderTax,
  toOrderTransaction,
} from "./order-parts";
import { refundsOf } from "./order-refunds";
import { readRaw } from "./read-raw";
import { trimmed, unlessZeroText, utc } from "./values";

export interface CanonicalOrder {
  order: Order | null;
  issues: IssueDraft[];
}

/** The shopper reached the payment page and went no further. */
const INCOMPLETE = 0;

/** An order as BigCommerce sent it, read as a canonical one. Pure; odd data becomes issues, never an exception. */
export function toCanonicalOrder(raw: JsonValue): CanonicalOrder {
  const { value, issues } = readRaw(orderSchema, raw, "order");
  return { order: value && build(value, issues), issues };
}

function build(raw: RawOrder, issues: IssueDraft[]): Order {
  noteMissing(raw, issues);
  const lines = raw.products.map(toOrderLine);
  return {
    sourceId: raw.id,
    externalId: unlessZeroText(raw.external_id) ?? unlessZeroText(raw.external_order_id),
    statusId: raw.status_id === null ? "" : String(raw.status_id),
    statusName: trimmed(raw.custom_status) ?? raw.status.trim(),
    paymentStatus: raw.payment_status.trim(),
    paymentMethod: raw.payment_method.trim(),
    paymentProviderId: trimmed(raw.payment_provider_id),
    customerId: raw.customer_id,
    ...currenciesOf(raw),
    pricesIncludeTax: raw.is_tax_inclusive_pricing ?? false,
    ...amountsOf(raw),
    billing: toOrderAddress(raw.billing_address),
    shipping: raw.shipping_addresses.map(toOrderShipping),
    lines,
    fees: raw.fees.map(toOrderFee),
    coupons: raw.coupons.map(toOrderCoupon),
    taxes: raw.taxes.map(toOrderTax),
    refunds: refundsOf(raw.refunds, lines, issues),
    transactions: raw.transactions.map(toOrderTransaction),
    shipments: raw.shipments.map(toOrderShipment),
    messages: raw.messages.map(toOrderMessage),
    staffNotes: raw.staff_notes.trim(),
    customerMessage: raw.customer_message.trim(),
    ipAddress: trimmed(raw.ip_address) ?? trimmed(raw.ip_address_v6),
    digital: raw.order_is_digital ?? false,
    deleted: raw.is_deleted ?? false,
    incomplete: raw.status_id === INCOMPLETE,
    itemsTotal: Math.max(0, raw.items_total ?? 0),
    itemsShipped: Math.max(0, raw.items_shipped ?? 0),
    channelId: raw.channel_id,
    origin: raw.order_source.trim(),
    locale: trimmed(raw.customer_locale),
    formFields: [
      ...formFieldsOf(raw.billing_address?.form_fields ?? []),
      ...raw.shipping_addresses.flatMap((address) => formFieldsOf(address.form_fields)),
    ],
    createdAt: utc(raw.date_created),
    modifiedAt: utc(raw.date_modified),
    shippedAt: utc(raw.date_shipped),
  };
}

/**
 * `default_currency_code` is what the shopper paid in and `currency_code` what prices were shown in:
 * https://developer.bigcommerce.com/docs/rest-management/orders
 */
function currenciesOf(raw: RawOrder): Pick<Order, "currency" | "displayCurrency" | "exchangeRate"> {
  const code = (value: string) => trimmed(value)?.toUpperCase() ?? null;
  const shown = code(raw.currency_code);
  const currency = code(raw.default_currency_code) ?? shown ?? code(raw.store_default_currency_code);
  return { currency, displayCurrency: shown ?? currency, exchangeRate: raw.currency_exchange_rate };
}

/** `discount_amount` and `coupon_discount` are apart from each other, and both are taken off the total. */
function amountsOf(raw: RawOrder) {
  return {
    subtotal: taxed(raw.subtotal_ex_tax, raw.subtotal_inc_tax, raw.subtotal_tax),
    shippingCost: taxed(raw.shipping_cost_ex_tax, raw.shipping_cost_inc_tax, raw.shipping_cost_tax),
    handlingCost: taxed(raw.handling_cost_ex_tax, raw.handling_cost_inc_tax, raw.handling_cost_tax),
    wrappingCost: taxed(raw.wrapping_cost_ex_tax, raw.wrapping_cost_inc_tax, raw.wrapping_cost_tax),
    discount: amount(raw.discount_amount),
    couponDiscount: amount(raw.coupon_discount),
    total: taxed(raw.total_ex_tax, raw.total_inc_tax, raw.total_tax),
    storeCredit: amount(raw.store_credit_amount),
    giftCertificate: amount(raw.gift_certificate_amount),
  } satisfies Partial<Order>;
}

function noteMissing(raw: RawOrder, issues: IssueDraft[]): void {
  for (const { part, reason } of raw.not_read) {
    issues.push({ code: "part_missing", details: { part, detail: reason } });
  }
  if (raw.products.length === 0 && (raw.items_total ?? 0) > 0) {
    const detail = `BigCommerce counts ${raw.items_total} and sent none`;
    issues.push({ code: "part_missing", details: { part: "items", detail } });
  }
  const dropped = (field: string, detail: string) =>
    issues.push({ code: "value_dropped", field, details: { detail } });
  if (raw.status_id === null) dropped("status_id", "the source gives no status");
  if (raw.total_inc_tax === null && raw.total_ex_tax === null)
    dropped("total_inc_tax", "the source gives no total");
  if (raw.date_created.trim() !== "" && utc(raw.date_created) === null)
    dropped("date_created", `"${raw.date_created.slice(0, 40)}" is no date`);
}
