import type { MetaEntry } from "./records";

/** People, orders and what belongs to them. Times are seconds since 1970, money is decimal text. */
export const addressFields = [
  "first_name",
  "last_name",
  "company",
  "address_1",
  "address_2",
  "city",
  "state",
  "postcode",
  "country",
  "email",
  "phone",
] as const;

export type AddressField = (typeof addressFields)[number];
export type Address = Record<AddressField, string>;

export interface UserRecord {
  id: number;
  username: string;
  /** Only that one was given is kept, never the password. */
  hasOwnPassword: boolean;
  email: string;
  role: string;
  firstName: string;
  lastName: string;
  createdAt: number;
  modifiedAt: number | null;
  isPaying: boolean;
  billing: Address;
  shipping: Address;
  meta: MetaEntry[];
}

/** Tax rate id -> amount. */
export type TaxAmounts = Record<string, string>;

interface OrderItem {
  id: number;
  total: string;
  taxes: TaxAmounts;
  meta: MetaEntry[];
}

export interface ProductLine extends OrderItem {
  name: string;
  productId: number;
  variationId: number;
  quantity: number;
  taxClass: string;
  subtotal: string;
  subtotalTaxes: TaxAmounts;
}

export interface ShippingLine extends OrderItem {
  methodId: string;
  methodTitle: string;
  instanceId: string;
}

export interface FeeLine extends OrderItem {
  name: string;
  taxClass: string;
  taxStatus: string;
}

export interface CouponLine {
  id: number;
  code: string;
  discount: string;
  discountTax: string;
  discountType: string;
  amount: string;
  freeShipping: boolean;
  meta: MetaEntry[];
}

export interface TaxLine {
  id: number;
  rateId: number;
  rateCode: string;
  label: string;
  compound: boolean;
  percent: number;
  taxTotal: string;
  shippingTaxTotal: string;
}

export interface OrderTotals {
  discountTotal: string;
  discountTax: string;
  shippingTotal: string;
  shippingTax: string;
  cartTax: string;
  total: string;
  totalTax: string;
}

export interface OrderRecord extends OrderTotals {
  id: number;
  parentId: number;
  status: string;
  /** The status before the order went to the trash. */
  statusBefore: string;
  currency: string;
  pricesIncludeTax: boolean;
  createdAt: number;
  modifiedAt: number;
  paidAt: number | null;
  completedAt: number | null;
  customerId: number;
  orderKey: string;
  billing: Address;
  shipping: Address;
  paymentMethod: string;
  paymentMethodTitle: string;
  transactionId: string;
  ipAddress: string;
  userAgent: string;
  createdVia: string;
  customerNote: string;
  cartHash: string;
  meta: MetaEntry[];
  lines: ProductLine[];
  shippingLines: ShippingLine[];
  feeLines: FeeLine[];
  couponLines: CouponLine[];
  taxLines: TaxLine[];
  /** What WooCommerce remembers to have done, so that it is done once. */
  stockReduced: boolean;
  salesRecorded: boolean;
  couponUseRecorded: boolean;
  newOrderMailSent: boolean;
  downloadsGranted: boolean;
}

export interface RefundRecord {
  id: number;
  orderId: number;
  createdAt: number;
  amount: string;
  reason: string;
  meta: MetaEntry[];
  lines: ProductLine[];
  shippingLines: ShippingLine[];
  feeLines: FeeLine[];
}

export interface NoteRecord {
  id: number;
  orderId: number;
  author: string;
  createdAt: number;
  text: string;
  toCustomer: boolean;
}

export interface ReviewRecord {
  id: number;
  productId: number;
  status: string;
  statusBefore: string;
  reviewer: string;
  email: string;
  text: string;
  rating: number;
  /** The stars that are in the product's average; missing where they are the review's own. */
  counted?: number;
  verified: boolean;
  createdAt: number;
}

export interface CouponRecord {
  id: number;
  code: string;
  status: string;
  amount: string;
  discountType: string;
  description: string;
  createdAt: number;
  modifiedAt: number;
  expiresAt: number | null;
  usageCount: number;
  individualUse: boolean;
  productIds: number[];
  excludedProductIds: number[];
  usageLimit: number;
  usageLimitPerUser: number;
  limitToItems: number | null;
  freeShipping: boolean;
  categoryIds: number[];
  excludedCategoryIds: number[];
  excludeSaleItems: boolean;
  minimumAmount: string;
  maximumAmount: string;
  emailRestrictions: string[];
  usedBy: string[];
  meta: MetaEntry[];
}

export interface TaxRate {
  id: number;
  country: string;
  state: string;
  postcodes: string[];
  cities: string[];
  rate: string;
  name: string;
  priority: number;
  compound: boolean;
  shipping: boolean;
  order: number;
  taxClass: string;
}

/** A mail that a real store would have sent. */
export interface MailRecord {
  id: number;
  at: number;
  to: string;
  subject: string;
  /** WooCommerce's id of the mail, such as `customer_new_account`. */
  kind: string;
  /** What it is about, such as `orders/12`. */
  about: string;
}

export interface SalesState {
  nextUserId: number;
  nextItemId: number;
  nextCommentId: number;
  nextRateId: number;
  users: Map<number, UserRecord>;
  orders: Map<number, OrderRecord>;
  refunds: Map<number, RefundRecord>;
  notes: Map<number, NoteRecord>;
  reviews: Map<number, ReviewRecord>;
  coupons: Map<number, CouponRecord>;
  taxRates: Map<number, TaxRate>;
  mails: MailRecord[];
}

export function blankAddress(): Address {
  return Object.fromEntries(addressFields.map((field) => [field, ""])) as Address;
}
