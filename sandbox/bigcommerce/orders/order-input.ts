import type { Fields } from "../catalog/types";
import type { TaxRule } from "./money";

/** An address as orders write it. */
export interface OrderAddress {
  first_name: string;
  last_name: string;
  company: string;
  street_1: string;
  street_2: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  country_iso2: string;
  phone: string;
  email: string;
  form_fields: Fields[];
}

export interface LineOption {
  name: string;
  label: string;
  /** The id of the option's value, or what the shopper typed. */
  value: string;
  type: string;
  style: string;
  optionId?: number;
  productOptionId?: number;
}

export interface LineInput {
  productId: number;
  variantId: number;
  name: string;
  price: number;
  sku?: string;
  upc?: string;
  brand?: string;
  weight?: number;
  quantity?: number;
  type?: "physical" | "digital" | "giftcertificate";
  options?: LineOption[];
  wrapping?: { name: string; message: string; cost: number };
  /** The place in the list of the line that this one came with. */
  bundledIn?: number;
  /** What was taken off this line alone. */
  off?: { amount: number; name: string };
  /** The place in `shipTo` of the address that it went to; the first one by default. */
  to?: number;
  untaxed?: boolean;
  more?: Fields;
}

export interface ShippingInput {
  address: OrderAddress;
  method?: string;
  cost?: number;
  handling?: number;
  zone?: [id: number, name: string];
}

export interface CouponInput {
  code: string | null;
  type: "per_item" | "percentage" | "per_total" | "shipping" | "free_shipping" | "promotion";
  /** A percentage for that type, an amount otherwise. */
  amount: number;
  name?: string;
  /** Amounts come as text, as some answers have them. */
  asText?: boolean;
}

export interface ShipmentInput {
  created: string;
  /** Places in the list of lines and how many of each; all that is left for the address when not given. */
  items?: [line: number, quantity: number][];
  to?: number;
  method?: string;
  provider?: string;
  carrier?: string;
  tracking?: string;
  link?: string;
  comments?: string;
}

export interface PaymentInput {
  /** What the order says of its payment. */
  method: string;
  provider?: string | null;
  status?: string;
  transactions?: TransactionInput[];
}

export interface TransactionInput {
  event: "purchase" | "authorization" | "capture" | "refund" | "void" | "pending" | "settled";
  method: string;
  gateway: string;
  /** The order's total, less what credit and certificates paid, when not given. */
  amount?: number;
  status?: "ok" | "error";
  more?: Fields;
}

export interface RefundInput {
  created: string;
  reason?: string;
  provider: string;
  offline?: boolean;
  declined?: string;
  /** Lines by their place, and how many of each. */
  lines?: [line: number, quantity: number][];
  shipping?: number;
  /** Of the order as a whole, without naming lines. */
  amount?: number;
  more?: Fields;
}

export interface FeeInput {
  name: string;
  cost: number;
}

export interface OrderInput {
  id: number;
  created: Date;
  modified?: Date;
  shipped?: Date;
  status: number;
  customerId?: number;
  billing: OrderAddress;
  /** One parcel to the billing address when not given; an empty list for downloads. */
  shipTo?: ShippingInput[];
  lines: LineInput[];
  tax?: TaxRule;
  coupons?: CouponInput[];
  discount?: number;
  fees?: FeeInput[];
  payment?: PaymentInput;
  storeCredit?: number;
  giftCertificate?: { code: string; amount: number };
  shipments?: ShipmentInput[];
  refunds?: RefundInput[];
  messages?: Fields[];
  currency?: { id: number; code: string; rate: number };
  /** Where and how it is picked up, as a pickup consignment says it; `shipTo` is then empty. */
  pickup?: Fields;
  emptyConsignments?: boolean;
  /** Any field of the order, as the API writes it. */
  more?: Fields;
}
