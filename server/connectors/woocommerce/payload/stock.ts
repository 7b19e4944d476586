import { Decimal } from "decimal.js";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { STOCK_STATUSES, STOCK_TABLE } from "../fields/field-values";
import { booleanOf, decimalOf, isMapped, textOf } from "./read";

/** Largest number that MySQL's INT column takes. */
const LARGEST = 2_147_483_647;

/** WooCommerce cuts "2.5" to 2 in silence; here it is told. */
export function wholeNumber(
  value: JsonValue | undefined,
  field: string,
  issues: IssueDraft[],
): number | null {
  const text = decimalOf(value);
  if (text === null) return null;
  const whole = new Decimal(text).toDecimalPlaces(0, Decimal.ROUND_FLOOR);
  const fitting = Decimal.max(-LARGEST, Decimal.min(LARGEST, whole));
  if (!fitting.equals(text)) {
    issues.push({
      code: "value_dropped",
      field,
      details: { detail: `${text} was written as ${fitting.toFixed()}` },
    });
  }
  return fitting.toNumber();
}

function statusWord(value: JsonValue | undefined): string | null {
  const word = textOf(value);
  const own = STOCK_TABLE[word] ?? word;
  return STOCK_STATUSES.includes(own) ? own : null;
}

function backordersWord(value: JsonValue | undefined): string {
  const word = textOf(value);
  if (word === "true") return "notify";
  return word === "notify" || word === "yes" ? word : "no";
}

/**
 * `own` for a product or variation that can have a status of its own; `derived` where WooCommerce computes it: a
 * product from its variations, a variation from a product that tracks its stock.
 */
export function stockFields(
  fields: MappedFields,
  status: "own" | "derived",
  who: string,
  issues: IssueDraft[],
): JsonObject {
  const body: JsonObject = {};
  const quantity = wholeNumber(fields.stock_quantity, `${who}stock_quantity`, issues);
  const managed = isMapped(fields, "manage_stock") ? booleanOf(fields.manage_stock) : quantity !== null;
  if (isMapped(fields, "manage_stock") || quantity !== null) body.manage_stock = managed;
  if (!managed) {
    const word = statusWord(fields.stock_status);
    if (status === "own" && word !== null) body.stock_status = word;
    return body;
  }
  // Without tracking WooCommerce sets these back by itself, so they go along only here.
  if (isMapped(fields, "stock_quantity")) body.stock_quantity = quantity ?? 0;
  if (isMapped(fields, "backorders")) body.backorders = backordersWord(fields.backorders);
  if (isMapped(fields, "low_stock_amount")) {
    body.low_stock_amount = wholeNumber(fields.low_stock_amount, `${who}low_stock_amount`, issues);
  }
  return body;
}
