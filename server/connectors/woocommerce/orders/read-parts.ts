import { Decimal } from "decimal.js";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { DecimalString } from "@/server/domain/money";
import { decimalOf } from "../payload/read";

export function objectsOf(value: JsonValue | undefined): JsonObject[] {
  return Array.isArray(value) ? value.filter(isJsonObject) : [];
}

export function objectOf(value: JsonValue | undefined): JsonObject {
  return isJsonObject(value) ? value : {};
}

export function amountOf(value: JsonValue | undefined): Decimal {
  return new Decimal(decimalOf(value) ?? 0);
}

/** As WooCommerce adds up lines: each rounded to the cent by itself. */
export function toCents(amount: Decimal): Decimal {
  return amount.toDecimalPlaces(2, Decimal.ROUND_HALF_UP);
}

export function centText(amount: Decimal): DecimalString {
  return toCents(amount).toFixed(2);
}

/** The date without its zone, as the REST API tells dates in UTC; null for what is none. */
export function utcText(value: JsonValue | undefined): string | null {
  const time = typeof value === "string" && value !== "" ? Date.parse(value) : Number.NaN;
  return Number.isNaN(time) ? null : new Date(time).toISOString().slice(0, 19);
}
