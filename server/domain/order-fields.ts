import { Decimal } from "decimal.js";
import { addressFields, addressValue } from "./address-fields";
import { namedValues } from "./customer-fields";
import type { FieldDescriptor } from "./field";
import type { JsonObject, JsonValue } from "./json";
import type { Order, OrderLine, TaxedAmount } from "./order";

/** A field of the canonical order that a mapping can read, with how to read it. */
export interface OrderField extends FieldDescriptor {
  read(order: Order): JsonValue;
}

function field(
  key: string,
  [label, type, group, help]: [label: string, type: FieldDescriptor["type"], group: string, help?: string],
  read: OrderField["read"],
): OrderField {
  return { key, level: "item", label, type, group, ...(help === undefined ? {} : { help }), read };
}

function taxed(amount: TaxedAmount): JsonObject {
  return { exTax: amount.exTax, incTax: amount.incTax, tax: amount.tax };
}

function lineValue(line: OrderLine): JsonValue {
  return {
    sourceId: line.sourceId,
    productId: line.productId,
    variantId: line.variantId,
    kind: line.kind,
    name: line.name,
    sku: line.sku,
    quantity: line.quantity,
    total: taxed(line.total),
    discounts: line.discounts.map(({ name, code, amount }) => ({ name, code, amount })),
    discountedTotalIncTax: line.discountedTotalIncTax,
    options: line.options.map(({ name, value }) => ({ name, value })),
    wrapping: line.wrapping && {
      name: line.wrapping.name,
      message: line.wrapping.message,
      cost: taxed(line.wrapping.cost),
    },
    parentLineId: line.parentLineId,
    addressId: line.addressId,
  };
}

/** Everything that is charged besides the lines, each with its kind. */
function charges(order: Order): JsonValue {
  const list: { kind: string; sourceId: string; name: string; cost: TaxedAmount }[] = [];
  for (const [index, { method, cost, address }] of order.shipping.entries()) {
    list.push({ kind: "shipping", sourceId: address.sourceId ?? String(index), name: method, cost });
  }
  // Without an address of its own, as for downloads, what was charged for shipping still counts.
  if (order.shipping.length === 0 && !new Decimal(order.shippingCost.incTax).isZero()) {
    list.push({ kind: "shipping", sourceId: "0", name: "Shipping", cost: order.shippingCost });
  }
  list.push({ kind: "handling", sourceId: "0", name: "Handling", cost: order.handlingCost });
  list.push({ kind: "wrapping", sourceId: "0", name: "Gift wrapping", cost: order.wrappingCost });
  for (const { sourceId, name, cost } of order.fees) list.push({ kind: "fee", sourceId, name, cost });
  return list
    .filter(({ kind, cost }) => kind === "shipping" || !new Decimal(cost.incTax).isZero())
    .map(({ cost, ...charge }) => ({ ...charge, cost: taxed(cost) }));
}

/** What people wrote about the order, the oldest first. Staff notes are for the merchant alone. */
function notes(order: Order): JsonValue {
  const list: JsonObject[] = order.messages.map(({ sourceId, from, subject, text, createdAt }) => ({
    sourceId: `message-${sourceId}`,
    from,
    text: subject ? `${subject}\n\n${text}` : text,
    createdAt,
  }));
  if (order.staffNotes) {
    // The ledger knows a note by its id alone, and other orders may have the same words.
    list.push({
      sourceId: `${order.sourceId}-staff-notes`,
      from: "staff",
      text: order.staffNotes,
      createdAt: null,
    });
  }
  return list;
}

function shipments(order: Order): JsonValue {
  return order.shipments.map((shipment) => ({
    ...shipment,
    items: shipment.items.map(({ lineId, quantity }) => ({ lineId, quantity })),
  }));
}

const paid = (order: Order) =>
  order.transactions.find(
    ({ event, succeeded }) => succeeded && ["purchase", "capture", "settled"].includes(event),
  );

export const ORDER_FIELDS: readonly OrderField[] = [
  field("sourceId", ["Order id", "text", "Basics"], (o) => o.sourceId),
  field("externalId", ["External id", "text", "Basics"], (o) => o.externalId),
  field(
    "statusId",
    ["Status id", "text", "Basics", "The id never changes; the name can be."],
    (o) => o.statusId,
  ),
  field("statusName", ["Status name", "text", "Basics"], (o) => o.statusName),
  field("paymentStatus", ["Payment status", "text", "Payment"], (o) => o.paymentStatus),
  field("customerId", ["Customer", "references", "Basics"], (o) => (o.customerId ? [o.customerId] : [])),
  field("createdAt", ["Created", "date", "Dates"], (o) => o.createdAt),
  field("modifiedAt", ["Last modified", "date", "Dates"], (o) => o.modifiedAt),
  field("shippedAt", ["Shipped", "date", "Dates"], (o) => o.shippedAt),
  field("paidAt", ["Paid", "date", "Dates"], (o) => paid(o)?.createdAt ?? (isPaid(o) ? o.createdAt : null)),
  field("currency", ["Currency", "text", "Money"], (o) => o.currency),
  field("displayCurrency", ["Currency shown", "text", "Money"], (o) => o.displayCurrency),
  field("exchangeRate", ["Exchange rate", "number", "Money"], (o) => o.exchangeRate),
  field("pricesIncludeTax", ["Prices include tax", "boolean", "Money"], (o) => o.pricesIncludeTax),
  field("total", ["Total including tax", "money", "Money"], (o) => o.total.incTax),
  field("totalExTax", ["Total without tax", "money", "Money"], (o) => o.total.exTax),
  field("totalTax", ["Tax", "money", "Money"], (o) => o.total.tax),
  field("discount", ["Discount", "money", "Money"], (o) => o.discount),
  field("couponDiscount", ["Coupon discount", "money", "Money"], (o) => o.couponDiscount),
  field("storeCredit", ["Paid by store credit", "money", "Payment"], (o) => o.storeCredit),
  field("giftCertificate", ["Paid by gift certificate", "money", "Payment"], (o) => o.giftCertificate),
  field("paymentMethod", ["Payment method", "text", "Payment"], (o) => o.paymentMethod),
  field(
    "transactionId",
    ["Transaction id", "text", "Payment"],
    (o) => paid(o)?.gatewayTransactionId ?? o.paymentProviderId,
  ),
  field("transactions", ["Transactions", "list", "Payment"], (o) =>
    o.transactions.map((entry) => ({ ...entry })),
  ),
  ...addressFields<Order>("billing", "Billing address", (o) => o.billing),
  ...addressFields<Order>("shipping", "Shipping address", (o) => o.shipping[0]?.address ?? null),
  field("moreAddresses", ["Further shipping addresses", "list", "Shipping address"], (o) =>
    o.shipping.slice(1).map(({ address }) => addressValue(address)),
  ),
  field("lines", ["Line items", "order_lines", "Lines"], (o) => o.lines.map(lineValue)),
  field("charges", ["Shipping, handling, wrapping and fees", "order_charges", "Lines"], charges),
  field("taxes", ["Taxes", "order_taxes", "Lines"], (o) =>
    o.taxes.map(({ name, className, rate, amount, appliesTo, lineId }) => ({
      name,
      className,
      rate,
      amount,
      appliesTo,
      lineId,
    })),
  ),
  field("coupons", ["Coupons", "list", "Lines"], (o) =>
    o.coupons.map(({ code, kind, amount, discount }) => ({ code, kind, amount, discount })),
  ),
  field("refunds", ["Refunds", "order_refunds", "Refunds"], (o) =>
    o.refunds.map(({ items, payments, ...refund }) => ({
      ...refund,
      items: items.map((item) => ({ ...item })),
      payments: payments.map((payment) => ({ ...payment })),
    })),
  ),
  field("shipments", ["Shipments", "list", "Shipping"], shipments),
  field("customerMessage", ["Customer's message", "text", "Notes"], (o) => o.customerMessage),
  field("staffNotes", ["Staff notes", "text", "Notes"], (o) => o.staffNotes),
  field("notes", ["Notes and messages", "order_notes", "Notes"], notes),
  field("ipAddress", ["IP address", "text", "More"], (o) => o.ipAddress),
  field("origin", ["Where it was made", "text", "More"], (o) => o.origin),
  field("channelId", ["Storefront", "text", "More"], (o) => o.channelId),
  field("locale", ["Language", "text", "More"], (o) => o.locale),
  field("formFields", ["Form fields", "list", "More"], (o) =>
    o.formFields.length > 0 ? [namedValues(o.formFields)] : [],
  ),
];

function isPaid(order: Order): boolean {
  return ["captured", "paid", "refunded", "partially refunded"].includes(order.paymentStatus);
}
