import { type Fields, idOf, type Json, numberOf, textOf } from "../catalog/types";
import type { StoredOrder } from "./types";

export interface OrderShape {
  consignments: boolean;
  lineItems: boolean;
  fees: boolean;
  /** The shape that is documented; without it a list around it, which is the older shape. */
  asObject: boolean;
}

const linked = ["fees", "consignments", "products", "shipping_addresses", "coupons"] as const;

/** Unknown includes are ignored, as V2 ignores unknown parameters. */
export function readOrderShape(query: URLSearchParams): OrderShape {
  const includes = new Set((query.get("include") ?? "").split(",").map((name) => name.trim()));
  const lineItems = includes.has("consignments.line_items");
  return {
    lineItems,
    consignments: lineItems || includes.has("consignments"),
    fees: includes.has("fees"),
    asObject: query.get("consignment_structure") === "object",
  };
}

/** `base` is the address of the store's V2. Recorded orders keep the links that they were recorded with. */
export function answerOrder(order: StoredOrder, shape: OrderShape, base: string): Fields {
  const path = `/orders/${idOf(order.fields)}`;
  const answer: Fields = { ...order.fields };
  for (const name of linked) {
    answer[name] ??= { url: `${base}${path}/${name}`, resource: `${path}/${name}` };
  }
  if (shape.fees) answer.fees = order.fees;
  if (shape.consignments) {
    const consignments = answerConsignments(order, shape.lineItems, base);
    answer.consignments = shape.asObject ? consignments : [consignments];
  }
  return answer;
}

const lineCap = 50;
/** Documented nowhere; reported in https://github.com/bigcommerce/docs/issues/960 */
const warning =
  "Not all line items of this consignment are returned with this response, only 50 are included. Please use the /v2/orders/{order_id}/products endpoint to retrieve all line items.";

/** https://developer.bigcommerce.com/docs/rest-management/orders/order-consignments */
export function answerConsignments(order: StoredOrder, lineItems: boolean, base: string): Fields {
  const id = idOf(order.fields);
  const withLines = (consignment: Fields, lines: readonly Fields[]): Fields => {
    const shown = order.emptyConsignments ? [] : lines.slice(0, lineCap);
    const items = shown.map((line): Json => {
      const path = `/orders/${id}/products/${idOf(line)}`;
      return lineItems ? line : { url: `${base}${path}`, resource: path };
    });
    const capped = lineItems && lines.length > shown.length && shown.length > 0;
    return { ...consignment, line_items: items, ...(capped ? { __warning__: { message: warning } } : {}) };
  };
  const ofType = (type: string) => order.products.filter((line) => textOf(line, "type") === type);
  const email = billingEmail(order);
  const downloads = ofType("digital");
  const certificates = ofType("giftcertificate");
  const picked = order.products.filter((line) => numberOf(line, "order_pickup_method_id") > 0);
  return {
    pickups: order.pickup ? [withLines(order.pickup, picked)] : [],
    shipping: order.shippingAddresses.map((address) =>
      withLines(
        shippingConsignment(address, id, base),
        order.products.filter((line) => line.order_address_id === idOf(address)),
      ),
    ),
    downloads: downloads.length > 0 ? [withLines({ recipient_email: email }, downloads)] : [],
    email: {
      gift_certificates: certificates.length > 0 ? [withLines({ recipient_email: email }, certificates)] : [],
    },
  };
}

const amounts = [
  ...["base_cost", "cost_ex_tax", "cost_inc_tax", "cost_tax"],
  ...["base_handling_cost", "handling_cost_ex_tax", "handling_cost_inc_tax", "handling_cost_tax"],
];

/** The shipping address again, but for its amounts: those are numbers here. */
function shippingConsignment(address: Fields, orderId: number, base: string): Fields {
  const { order_id: _order, ...consignment } = address;
  for (const key of amounts) consignment[key] = numberOf(address, key);
  const path = `/orders/${orderId}/consignments/shipping/${idOf(address)}/shipping_quotes`;
  consignment.shipping_quotes = { url: `${base}${path}`, resource: path };
  return consignment;
}

export function answerAddress(address: Fields, orderId: number, base: string): Fields {
  const path = `/orders/${orderId}/shipping_addresses/${idOf(address)}/shipping_quotes`;
  return {
    ...address,
    shipping_quotes: address.shipping_quotes ?? { url: `${base}${path}`, resource: path },
  };
}

/** Without `details=true` there is one row for each address, and nothing says for what. */
export function answerTaxes(taxes: readonly Fields[], details: boolean): Fields[] {
  if (details) return [...taxes];
  const rows = new Map<string, Fields>();
  for (const { line_item_type: _type, order_product_id: _product, ...tax } of taxes) {
    const key = `${textOf(tax, "order_address_id")} ${textOf(tax, "name")}`;
    const known = rows.get(key);
    if (!known) rows.set(key, tax);
    else {
      const sum = (numberOf(known, "line_amount") + numberOf(tax, "line_amount")).toFixed(4);
      known.line_amount = sum;
      known.priority_amount = sum;
    }
  }
  return [...rows.values()];
}

function billingEmail(order: StoredOrder): string {
  const billing = order.fields.billing_address;
  return typeof billing === "object" && billing !== null && !Array.isArray(billing)
    ? textOf(billing, "email")
    : "";
}
