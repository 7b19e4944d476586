import { Decimal } from "decimal.js";
import type { PayloadContext } from "@/server/connectors/core/target";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { textOf } from "../payload/read";
import { oneLine } from "../text";
import { amountOf, centText, objectOf, objectsOf, toCents } from "./read-parts";
import { LINE_KEY } from "./stamps";

/** WooCommerce keeps a line without a product when its product cannot be found and its name and amounts are given. */
export const NO_PRODUCT = 2_147_483_647;

const LONGEST_NAME = 1_000;
/** An order of a shop that brought over no products would otherwise fill a page with the same sentence. */
const MOST_MISSING = 5;

export interface LaidLines {
  items: JsonObject[];
  /** What the items come to. */
  sum: Decimal;
}

/** What was taken off the line: what is said to have been paid for it outranks the discounts that are listed. */
function discountOf(line: JsonObject): Decimal {
  const paid = line.discountedTotalIncTax;
  if (paid !== null && paid !== undefined && textOf(paid) !== "") {
    return amountOf(objectOf(line.total).incTax).minus(amountOf(paid));
  }
  return objectsOf(line.discounts).reduce((sum, one) => sum.plus(amountOf(one.amount)), new Decimal(0));
}

function discountText(line: JsonObject): string {
  return objectsOf(line.discounts)
    .filter((one) => !amountOf(one.amount).isZero())
    .map((one) => {
      const name = textOf(one.code) || textOf(one.name);
      return `${name} -${centText(amountOf(one.amount))}`.trim();
    })
    .join("; ");
}

function lineMeta(line: JsonObject, hasProduct: boolean): JsonObject[] {
  const entries = new Map<string, string>();
  for (const option of objectsOf(line.options)) {
    const [key, value] = [oneLine(textOf(option.name)).slice(0, 200), textOf(option.value)];
    const before = entries.get(key);
    if (key !== "" && value !== "") entries.set(key, before === undefined ? value : `${before}, ${value}`);
  }
  const wrapping = objectOf(line.wrapping);
  const wrapped = [textOf(wrapping.name), textOf(wrapping.message)].filter(Boolean).join(": ");
  const further: [string, string][] = [
    ["Gift wrapping", wrapped],
    ["Discounts", discountText(line)],
    ["SKU", hasProduct ? "" : textOf(line.sku)],
    ["_primelink_product", textOf(line.productId)],
    ["_primelink_variant", textOf(line.variantId)],
    ["_primelink_parent_line", textOf(line.parentLineId)],
    ["_primelink_address", textOf(line.addressId)],
    [LINE_KEY, `line:${textOf(line.sourceId)}`],
  ];
  for (const [key, value] of further) if (value !== "") entries.set(key, value);
  return [...entries].map(([key, value]) => ({ key, value }));
}

function productOf(line: JsonObject, { references }: PayloadContext): JsonObject | null {
  const product = references.get("product", textOf(line.productId));
  if (product === undefined || !/^\d+$/.test(product)) return null;
  const variation = references.get("variant", textOf(line.variantId));
  const known = variation !== undefined && /^\d+$/.test(variation);
  return { product_id: Number(product), ...(known ? { variation_id: Number(variation) } : {}) };
}

function quantityOf(value: JsonValue | undefined, name: string, issues: IssueDraft[]): number {
  const quantity = amountOf(value);
  if (quantity.isInteger() && quantity.isPositive() && !quantity.isZero()) {
    return Math.min(quantity.toNumber(), 1_000_000_000);
  }
  const detail = `WooCommerce takes whole pieces only, so ${quantity.toFixed()} of "${name}" became ${quantity.gt(0) ? "1" : "an adjustment"}`;
  issues.push({ code: "value_dropped", field: "line_items", details: { detail } });
  return quantity.gt(0) ? 1 : 0;
}

/**
 * Lines as WooCommerce keeps them exactly: before discounts as subtotal, after them as total, both without tax.
 * A line of no pieces cannot be written at all (the shop breaks down on it): what it costs is left to the adjustment.
 */
export function lineItems(
  value: JsonValue | undefined,
  context: PayloadContext,
  issues: IssueDraft[],
): LaidLines {
  const items: JsonObject[] = [];
  let sum = new Decimal(0);
  let missing = 0;
  for (const line of objectsOf(value)) {
    const name = oneLine(textOf(line.name)).slice(0, LONGEST_NAME) || "Item";
    const quantity = quantityOf(line.quantity, name, issues);
    if (quantity === 0) continue;
    const product = productOf(line, context);
    if (product === null && textOf(line.productId) !== "") {
      missing += 1;
      if (missing <= MOST_MISSING) {
        issues.push({
          code: "product_missing",
          field: "line_items",
          details: { line: name, product: textOf(line.productId) },
        });
      }
    }
    const subtotal = toCents(amountOf(objectOf(line.total).exTax));
    const total = Decimal.max(0, toCents(subtotal.minus(discountOf(line))));
    sum = sum.plus(total);
    items.push({
      ...(product ?? { product_id: NO_PRODUCT }),
      name,
      quantity,
      subtotal: centText(subtotal),
      total: centText(total),
      meta_data: lineMeta(line, product !== null),
    });
  }
  return { items, sum };
}
