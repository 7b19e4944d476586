import type { FieldDescriptor, FieldType } from "@/server/domain/field";
import { addressTargets } from "./address-fields";
import { META_PREFIX } from "./meta-field";

/** https://woocommerce.com/document/managing-orders/order-statuses/ */
export const ORDER_STATUSES = [
  "pending",
  "processing",
  "on-hold",
  "completed",
  "cancelled",
  "refunded",
  "failed",
];

/**
 * From BigCommerce's status ids, whose names a merchant can change
 * (https://developer.bigcommerce.com/docs/rest-management/orders/order-status). Awaiting payment is WooCommerce's
 * "pending payment"; what is held back for a person to look at is "on hold".
 */
const STATUS_TABLE: Record<string, string> = {
  0: "pending",
  1: "pending",
  2: "completed",
  3: "processing",
  4: "refunded",
  5: "cancelled",
  6: "failed",
  7: "pending",
  8: "processing",
  9: "processing",
  10: "completed",
  11: "processing",
  12: "on-hold",
  13: "on-hold",
  14: "completed",
};

function field(
  key: string,
  label: string,
  type: FieldType,
  group: string,
  more: Partial<FieldDescriptor> = {},
): FieldDescriptor {
  return { key, level: "item", label, type, group, ...more };
}

function meta(name: string, label: string, auto: string, type: FieldType = "text"): FieldDescriptor {
  const help = type === "list" ? { help: "Kept as JSON." } : {};
  return field(`${META_PREFIX}_primelink_${name}`, label, type, "Custom fields", { auto: [auto], ...help });
}

/** Fields of an order: https://woocommerce.github.io/woocommerce-rest-api-docs/#order-properties */
export const ORDER_FIELDS: readonly FieldDescriptor[] = [
  field("status", "Status", "enum", "Basics", {
    values: ORDER_STATUSES,
    auto: ["statusId"],
    autoTable: STATUS_TABLE,
  }),
  field("customer_id", "Customer", "references", "Basics", {
    help: "Without an account the order stands as a guest's.",
    auto: ["customerId"],
  }),
  field("customer_note", "Customer's note", "text", "Basics", { auto: ["customerMessage"] }),
  field("customer_ip_address", "IP address", "text", "Basics", { auto: ["ipAddress"] }),
  field("date_created", "Order date", "date", "Dates", {
    help: "WooCommerce sets it to the moment of the import; it is kept as a custom field.",
    auto: ["createdAt"],
  }),
  field("date_paid_gmt", "Paid on", "date", "Dates", { auto: ["paidAt"] }),
  field("date_completed_gmt", "Completed on", "date", "Dates", {
    help: "Used for completed orders.",
    auto: ["shippedAt", "paidAt", "createdAt"],
  }),
  field("currency", "Currency", "text", "Money", { auto: ["currency"] }),
  field("total", "Total", "money", "Money", {
    help: "The order comes to exactly this. What its lines do not make up is one more line, Adjustment.",
    auto: ["total"],
  }),
  field("total_tax", "Tax", "money", "Money", {
    help: "WooCommerce would compute taxes anew, so each is a line of its own.",
    auto: ["totalTax"],
  }),
  field("payment_method", "Payment method's id", "text", "Payment", {
    maxLength: 100,
    auto: ["paymentMethod"],
  }),
  field("payment_method_title", "Payment method", "text", "Payment", {
    maxLength: 100,
    auto: ["paymentMethod"],
  }),
  field("transaction_id", "Transaction id", "text", "Payment", { maxLength: 100, auto: ["transactionId"] }),
  ...addressTargets("billing", "Billing address"),
  ...addressTargets("shipping", "Shipping address"),
  field("line_items", "Line items", "order_lines", "Lines", { auto: ["lines"] }),
  field("charges", "Shipping, handling, wrapping and fees", "order_charges", "Lines", { auto: ["charges"] }),
  field("taxes", "Taxes", "order_taxes", "Lines", { auto: ["taxes"] }),
  field("refunds", "Refunds", "order_refunds", "Refunds", { auto: ["refunds"] }),
  field("notes", "Notes", "order_notes", "Notes", {
    help: "All of them private: nobody is sent mail.",
    auto: ["notes"],
  }),
  field("shipments", "Shipments with tracking", "list", "Shipping", {
    help: "Also kept in the form of the plugin Shipment Tracking.",
    auto: ["shipments"],
  }),
  meta("order_number", "Order number at the source", "sourceId"),
  meta("external_id", "External id", "externalId"),
  meta("status", "Status at the source", "statusName"),
  meta("payment_status", "Payment status", "paymentStatus"),
  meta("exchange_rate", "Exchange rate", "exchangeRate", "number"),
  meta("display_currency", "Currency shown", "displayCurrency"),
  meta("discount", "Discount", "discount", "money"),
  meta("coupon_discount", "Coupon discount", "couponDiscount", "money"),
  meta("store_credit", "Paid by store credit", "storeCredit", "money"),
  meta("gift_certificate", "Paid by gift certificate", "giftCertificate", "money"),
  meta("coupons", "Coupons", "coupons", "list"),
  meta("transactions", "Transactions", "transactions", "list"),
  meta("more_addresses", "Further shipping addresses", "moreAddresses", "list"),
  meta("staff_notes", "Staff notes", "staffNotes"),
  meta("form_fields", "Form fields", "formFields", "list"),
  meta("channel", "Storefront", "channelId"),
  meta("origin", "Where it was made", "origin"),
  meta("language", "Language", "locale"),
  meta("modified", "Last modified at the source", "modifiedAt", "date"),
];
