import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { OrderLine } from "@/server/domain/order";
import type { CustomField } from "@/server/domain/product";
import type { RawLineOption, RawOrderLine } from "../schemas/order-line";
import { amount, isNothing, taxed } from "./order-money";
import { trimmed, unlessZeroText } from "./values";

/**
 * A line of an order. Its totals are before any discount. `applied_discounts` repeats what coupons and manual
 * discounts took off the whole order, spread over its lines: the order's own `discount` and `couponDiscount` are the
 * sums of these shares, so the two must never be added to each other. `discounted_total_inc_tax` is what was paid in
 * the end: https://developer.bigcommerce.com/docs/rest-management/orders/order-products
 */
export function toOrderLine(raw: RawOrderLine): OrderLine {
  return {
    sourceId: raw.id,
    productId: raw.product_id,
    variantId: raw.variant_id,
    kind: kindOf(raw.type),
    name: trimmed(raw.name) ?? raw.name_merchant.trim(),
    sku: trimmed(raw.sku),
    quantity: Math.max(0, raw.quantity ?? 1),
    quantityShipped: Math.max(0, raw.quantity_shipped ?? 0),
    quantityRefunded: Math.max(0, raw.quantity_refunded ?? 0),
    unitPrice: taxed(raw.price_ex_tax, raw.price_inc_tax, raw.price_tax),
    total: taxed(raw.total_ex_tax, raw.total_inc_tax, raw.total_tax),
    discounts: raw.applied_discounts.map((one) => ({
      name: trimmed(one.name) ?? one.id.trim(),
      code: trimmed(one.code),
      amount: amount(one.amount),
    })),
    discountedTotalIncTax: raw.discounted_total_inc_tax,
    options: optionsOf(raw),
    wrapping: wrappingOf(raw),
    parentLineId: raw.parent_order_product_id,
    addressId: raw.order_address_id,
  };
}

function kindOf(type: string): OrderLine["kind"] {
  const word = type.trim().toLowerCase().replace(/[ _-]/g, "");
  if (word === "giftcertificate") return "gift_certificate";
  return word === "digital" ? "digital" : "physical";
}

function wrappingOf(raw: RawOrderLine): OrderLine["wrapping"] {
  const name = unlessZeroText(raw.wrapping_name) ?? "";
  const cost = taxed(raw.wrapping_cost_ex_tax, raw.wrapping_cost_inc_tax, raw.wrapping_cost_tax);
  if (name === "" && isNothing(cost)) return null;
  return { name, message: raw.wrapping_message.trim(), cost };
}

function optionsOf(raw: RawOrderLine): CustomField[] {
  const options = [
    ...raw.product_options.map(toOption),
    ...raw.configurable_fields,
    { name: trimmed(raw.event_name) ?? "Date", value: unlessZeroText(raw.event_date) ?? "" },
    ...(kindOf(raw.type) === "gift_certificate" ? [{ name: "Recipient", value: raw.recipient_email }] : []),
  ];
  return options
    .map(({ name, value }) => ({ name: name.trim(), value: value.trim() }))
    .filter(({ name, value }) => name !== "" && value !== "");
}

/** `name` is made by the machine ("Beer1648116620-2979965"), and `value` is an id for all but free text. */
function toOption(raw: RawLineOption): CustomField {
  return {
    name: trimmed(raw.display_name_customer) ?? trimmed(raw.display_name) ?? raw.name,
    value: trimmed(raw.display_value_customer) ?? trimmed(raw.display_value) ?? fileName(raw.value),
  };
}

/** The value of a file that a shopper uploaded is JSON within a text. */
function fileName(value: string): string {
  if (!value.trim().startsWith("{")) return value;
  try {
    const file = JSON.parse(value) as JsonValue;
    return isJsonObject(file) && typeof file.originalName === "string" ? file.originalName : value;
  } catch {
    return value;
  }
}
