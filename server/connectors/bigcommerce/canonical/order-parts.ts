import type { Address } from "@/server/domain/address";
import type {
  OrderCoupon,
  OrderFee,
  OrderMessage,
  OrderShipment,
  OrderShipping,
  OrderTax,
  OrderTransaction,
} from "@/server/domain/order";
import type {
  RawOrderAddress,
  RawOrderCoupon,
  RawOrderFee,
  RawOrderMessage,
  RawOrderShipment,
  RawOrderTax,
  RawOrderTransaction,
  RawShippingAddress,
} from "../schemas/order-parts";
import { countryCode } from "./country";
import { amount, taxed } from "./order-money";
import { trimmed, utc, webAddress } from "./values";

const NO_ADDRESS: Address = {
  sourceId: null,
  firstName: "",
  lastName: "",
  company: "",
  line1: "",
  line2: "",
  city: "",
  state: "",
  postcode: "",
  country: "",
  countryCode: null,
  phone: "",
  email: "",
  kind: null,
};

export function toOrderAddress(raw: RawOrderAddress | null | undefined): Address {
  if (!raw) return NO_ADDRESS;
  return {
    sourceId: null,
    firstName: raw.first_name.trim(),
    lastName: raw.last_name.trim(),
    company: raw.company.trim(),
    line1: raw.street_1.trim(),
    line2: raw.street_2.trim(),
    city: raw.city.trim(),
    state: raw.state.trim(),
    postcode: raw.zip.trim(),
    country: raw.country.trim(),
    countryCode: countryCode(raw.country_iso2),
    phone: raw.phone.trim(),
    email: raw.email.trim(),
    kind: null,
  };
}

/** The word "None" is how BigCommerce writes that no method was chosen. */
function methodOf(value: string): string {
  const text = value.trim();
  return text.toLowerCase() === "none" ? "" : text;
}

export function toOrderShipping(raw: RawShippingAddress): OrderShipping {
  return {
    address: { ...toOrderAddress(raw), sourceId: raw.id },
    method: methodOf(raw.shipping_method),
    cost: taxed(raw.cost_ex_tax, raw.cost_inc_tax, raw.cost_tax),
    handling: taxed(raw.handling_cost_ex_tax, raw.handling_cost_inc_tax, raw.handling_cost_tax),
    zone: trimmed(raw.shipping_zone_name),
  };
}

export function toOrderFee(raw: RawOrderFee, index: number): OrderFee {
  return {
    sourceId: raw.id ?? `fee-${index + 1}`,
    name: trimmed(raw.display_name_customer) ?? trimmed(raw.display_name_merchant) ?? raw.name.trim(),
    cost: taxed(raw.cost_ex_tax ?? raw.cost_exc_tax, raw.cost_inc_tax, raw.cost_tax),
  };
}

/** Places are the codes: https://developer.bigcommerce.com/docs/rest-management/orders/order-coupons */
const COUPON_KINDS = ["per_item", "percentage", "per_total", "shipping", "free_shipping", "promotion"];

export function toOrderCoupon(raw: RawOrderCoupon): OrderCoupon {
  const type = raw.type.trim();
  return {
    code: trimmed(raw.code),
    kind: /^\d+$/.test(type) ? (COUPON_KINDS[Number(type)] ?? type) : type.replace(/_discount$/, ""),
    amount: amount(raw.amount),
    discount: amount(raw.discount),
  };
}

const TAXED: Record<string, OrderTax["appliesTo"]> = {
  item: "item",
  shipping: "shipping",
  handling: "handling",
  "gift-wrapping": "wrapping",
  wrapping: "wrapping",
  fee: "fee",
};

export function toOrderTax(raw: RawOrderTax): OrderTax {
  return {
    name: raw.name.trim(),
    className: raw.class.trim(),
    rate: amount(raw.rate),
    amount: amount(raw.line_amount),
    appliesTo: TAXED[raw.line_item_type.trim().toLowerCase()] ?? "other",
    lineId: raw.order_product_id,
  };
}

export function toOrderShipment(raw: RawOrderShipment): OrderShipment {
  return {
    sourceId: raw.id,
    createdAt: utc(raw.date_created),
    method: methodOf(raw.shipping_method),
    carrier:
      trimmed(raw.shipping_provider_display_name) ??
      trimmed(raw.tracking_carrier) ??
      raw.shipping_provider.trim(),
    trackingNumber: raw.tracking_number.trim(),
    trackingUrl: webAddress(raw.tracking_link) ?? webAddress(raw.generated_tracking_link),
    comments: raw.comments.trim(),
    items: raw.items.flatMap(({ order_product_id: lineId, quantity }) =>
      lineId === null ? [] : [{ lineId, quantity: Math.max(0, quantity ?? 0) }],
    ),
  };
}

export function toOrderTransaction(raw: RawOrderTransaction): OrderTransaction {
  return {
    sourceId: raw.id,
    event: raw.event.trim(),
    method: raw.method.trim(),
    gateway: raw.gateway.trim(),
    gatewayTransactionId: trimmed(raw.gateway_transaction_id),
    amount: amount(raw.amount),
    currency: raw.currency.trim().toUpperCase(),
    succeeded: raw.status.trim().toLowerCase() === "ok",
    test: raw.test ?? false,
    createdAt: utc(raw.date_created),
  };
}

export function toOrderMessage(raw: RawOrderMessage): OrderMessage {
  const type = raw.type.trim().toLowerCase();
  return {
    sourceId: raw.id,
    from: type === "customer" || (type === "" && raw.staff_id === null) ? "customer" : "staff",
    subject: raw.subject.trim(),
    text: raw.message.trim(),
    createdAt: utc(raw.date_created),
  };
}
