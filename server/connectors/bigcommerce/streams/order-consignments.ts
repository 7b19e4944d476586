import { Decimal } from "decimal.js";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

/** What an order holds of its lines and addresses within its consignments. */
export interface Unpacked {
  /** In the form of /orders/{id}/products. */
  lines: JsonObject[];
  /** In the form of /orders/{id}/shipping_addresses. */
  addresses: JsonObject[];
  /** False where lines are missing: some orders come without any, and no consignment gives out more than 50. */
  whole: boolean;
}

const WARNING = "__warning__";

/**
 * Takes consignments apart that came with `consignment_structure=object`; null where they came in another form.
 * https://developer.bigcommerce.com/docs/rest-management/orders/order-consignments, and for what it leaves unsaid
 * https://github.com/bigcommerce/docs/issues/960 and https://github.com/bigcommerce/dev-docs/issues/2052
 */
export function unpackConsignments(order: JsonObject): Unpacked | null {
  const { consignments } = order;
  if (!isJsonObject(consignments) || !Array.isArray(consignments.shipping)) return null;
  const email = isJsonObject(consignments.email) ? consignments.email.gift_certificates : [];
  const shipping = objectsIn(consignments.shipping);
  const found = [
    ...shipping.map((one) => linesOf(one, { order_address_id: one.id ?? 0 })),
    ...objectsIn(consignments.pickups).map((one) => linesOf(one, {})),
    ...[...objectsIn(consignments.downloads), ...objectsIn(email)].map((one) =>
      linesOf(one, one.recipient_email === undefined ? {} : { recipient_email: one.recipient_email }),
    ),
  ];
  const lines = found.flatMap((one) => one.lines);
  const pieces = lines.reduce((sum, line) => sum + (Number(line.quantity) || 0), 0);
  const expected = Number(order.items_total ?? Number.NaN);
  return {
    lines,
    addresses: shipping.map(({ line_items: _lines, ...address }) => withAmounts(address)),
    whole:
      found.every((one) => one.whole) && (Number.isNaN(expected) ? lines.length > 0 : pieces === expected),
  };
}

function objectsIn(value: JsonValue | undefined): JsonObject[] {
  if (Array.isArray(value)) return value.filter(isJsonObject);
  return isJsonObject(value) ? Object.values(value).filter(isJsonObject) : [];
}

/** Lines stand as a list, as an object with a warning among them, or alone. */
function linesOf(consignment: JsonObject, added: JsonObject): { lines: JsonObject[]; whole: boolean } {
  const { line_items: items } = consignment;
  const entries = isJsonObject(items) && items.id !== undefined ? [items] : objectsIn(items);
  const warned =
    WARNING in consignment ||
    (isJsonObject(items) && WARNING in items) ||
    entries.some((entry) => WARNING in entry);
  const lines = entries.filter((entry) => entry.id !== undefined);
  // Entries without an id are a warning, or the addresses of lines that were not included.
  const whole = !warned && lines.length === entries.length;
  return { lines: lines.map((line) => ({ ...added, ...withAmounts(line) })), whole };
}

const AMOUNT = /(cost|price|tax|total|amount|weight|width|height|depth)$/;
const COUNT = /^items_/;

/** Amounts are numbers here and texts with four decimals everywhere else. */
function withAmounts(object: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => {
      if (typeof value === "number" && AMOUNT.test(key) && !COUNT.test(key))
        return [key, new Decimal(value).toFixed(4)];
      if (Array.isArray(value))
        return [key, value.map((entry) => (isJsonObject(entry) ? withAmounts(entry) : entry))];
      return [key, value];
    }),
  );
}
