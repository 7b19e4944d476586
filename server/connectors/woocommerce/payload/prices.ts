import { Decimal } from "decimal.js";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { type DecimalString, normaliseDecimal } from "@/server/domain/money";
import { decimalOf, isMapped, textOf } from "./read";

function amount(fields: MappedFields, key: string, who: string, issues: IssueDraft[]): DecimalString | null {
  const value = decimalOf(fields[key]);
  if (value === null) return null;
  if (!new Decimal(value).isNegative() || new Decimal(value).isZero()) return normaliseDecimal(value);
  issues.push({
    code: "value_dropped",
    field: `${who}${key}`,
    details: { detail: `${value} is below zero, and WooCommerce would sell at it` },
  });
  return null;
}

/**
 * Regular and sale price of whatever carries its own price. WooCommerce drops a sale price that is not below the
 * regular one without a word. `who` goes before field names in issues, such as "Red / L: ".
 */
export function priceFields(fields: MappedFields, who: string, issues: IssueDraft[]): JsonObject {
  const body: JsonObject = {};
  const regular = amount(fields, "regular_price", who, issues);
  if (isMapped(fields, "regular_price")) {
    body.regular_price = regular ?? "";
    if (regular === null) issues.push({ code: "price_missing", field: `${who}regular_price` });
  }
  if (!isMapped(fields, "sale_price")) return body;
  const sale = amount(fields, "sale_price", who, issues);
  const lower =
    sale !== null && (regular === null ? !isMapped(fields, "regular_price") : new Decimal(sale).lt(regular));
  if (sale !== null && !lower) {
    issues.push({
      code: "sale_price_not_lower",
      field: `${who}sale_price`,
      details: { salePrice: textOf(fields.sale_price), price: regular ?? "none" },
    });
  }
  body.sale_price = lower && sale !== null ? sale : "";
  return body;
}
