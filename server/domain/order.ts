import type { Address } from "./address";
import type { DecimalString } from "./money";
import type { CustomField } from "./product";

/** An amount as the source stored it, never computed anew. */
export interface TaxedAmount {
  exTax: DecimalString;
  incTax: DecimalString;
  tax: DecimalString;
}

export interface OrderDiscount {
  name: string;
  code: string | null;
  amount: DecimalString;
}

export interface OrderLine {
  sourceId: string;
  /** Null for a custom line. It may name a product that is gone. */
  productId: string | null;
  variantId: string | null;
  kind: "physical" | "digital" | "gift_certificate";
  name: string;
  sku: string | null;
  quantity: number;
  quantityShipped: number;
  quantityRefunded: number;
  unitPrice: TaxedAmount;
  /** Of all its pieces, before any discount. */
  total: TaxedAmount;
  /** What was taken off this line; an order's own discount is spread over its lines here. */
  discounts: OrderDiscount[];
  /** What was paid for the line after all discounts; null when the source does not say. */
  discountedTotalIncTax: DecimalString | null;
  options: CustomField[];
  wrapping: { name: string; message: string; cost: TaxedAmount } | null;
  /** Line of the bundle that it is a part of. */
  parentLineId: string | null;
  /** Address that it was sent to. */
  addressId: string | null;
}

export interface OrderShipping {
  address: Address;
  method: string;
  cost: TaxedAmount;
  handling: TaxedAmount;
  zone: string | null;
}

export interface OrderFee {
  sourceId: string;
  name: string;
  cost: TaxedAmount;
}

export interface OrderCoupon {
  code: string | null;
  /** "percentage", "per_item", "per_total", "shipping", "free_shipping", "promotion" or the source's own code. */
  kind: string;
  /** As the coupon is defined: 10 for 10 per cent. */
  amount: DecimalString;
  /** What it took off this order. */
  discount: DecimalString;
}

export interface OrderTax {
  name: string;
  className: string;
  /** In per cent. */
  rate: DecimalString;
  amount: DecimalString;
  appliesTo: "item" | "shipping" | "handling" | "wrapping" | "fee" | "other";
  lineId: string | null;
}

export interface RefundItem {
  kind: "line" | "wrapping" | "shipping" | "handling" | "fee" | "order";
  /** Line, address, fee or order that it is for, by `kind`. */
  itemId: string | null;
  quantity: number;
  amount: DecimalString;
  reason: string;
}

export interface OrderRefund {
  sourceId: string;
  createdAt: string | null;
  reason: string;
  /** Including tax. */
  amount: DecimalString;
  tax: DecimalString;
  items: RefundItem[];
  payments: { provider: string; amount: DecimalString; offline: boolean; transactionId: string | null }[];
}

export interface OrderTransaction {
  sourceId: string;
  /** purchase, authorization, capture, refund, void, pending, settled. */
  event: string;
  method: string;
  gateway: string;
  gatewayTransactionId: string | null;
  amount: DecimalString;
  currency: string;
  succeeded: boolean;
  test: boolean;
  createdAt: string | null;
}

export interface OrderShipment {
  sourceId: string;
  createdAt: string | null;
  method: string;
  carrier: string;
  trackingNumber: string;
  /** Null when neither the merchant nor the source made one. */
  trackingUrl: string | null;
  comments: string;
  items: { lineId: string; quantity: number }[];
}

export interface OrderMessage {
  sourceId: string;
  from: "customer" | "staff";
  subject: string;
  text: string;
  createdAt: string | null;
}

/** An order with everything that belongs to it. Amounts are in `currency`, as they were stored. */
export interface Order {
  sourceId: string;
  /** The order's number in a system that it came from, when it has one. */
  externalId: string | null;
  /** The source's own id of the status: its name can be changed by the merchant. */
  statusId: string;
  statusName: string;
  paymentStatus: string;
  paymentMethod: string;
  paymentProviderId: string | null;
  /** Null for a guest. */
  customerId: string | null;
  /** What the shopper paid in. */
  currency: string | null;
  /** What prices were shown in. */
  displayCurrency: string | null;
  exchangeRate: DecimalString | null;
  pricesIncludeTax: boolean;
  subtotal: TaxedAmount;
  shippingCost: TaxedAmount;
  handlingCost: TaxedAmount;
  wrappingCost: TaxedAmount;
  /** Taken off by hand or by a rule, apart from coupons. */
  discount: DecimalString;
  couponDiscount: DecimalString;
  total: TaxedAmount;
  /** Paid with; no part of the total is taken off for them. */
  storeCredit: DecimalString;
  giftCertificate: DecimalString;
  billing: Address;
  /** In the source's order; none for what is downloaded or picked up. */
  shipping: OrderShipping[];
  lines: OrderLine[];
  fees: OrderFee[];
  coupons: OrderCoupon[];
  taxes: OrderTax[];
  refunds: OrderRefund[];
  transactions: OrderTransaction[];
  shipments: OrderShipment[];
  messages: OrderMessage[];
  staffNotes: string;
  customerMessage: string;
  ipAddress: string | null;
  digital: boolean;
  deleted: boolean;
  /** The shopper never got through the checkout. */
  incomplete: boolean;
  itemsTotal: number;
  itemsShipped: number;
  channelId: string | null;
  /** Where it was made: "www", "manual", "pos" and others. */
  origin: string;
  locale: string | null;
  formFields: CustomField[];
  /** ISO 8601 in UTC, like the dates below. */
  createdAt: string | null;
  modifiedAt: string | null;
  shippedAt: string | null;
}
