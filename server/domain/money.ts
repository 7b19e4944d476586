import { Decimal } from "decimal.js";

/** A number as decimal text, such as "12.50": money, weights and lengths are never floats. */
export type DecimalString = string;

const DECIMAL = /^-?\d+(\.\d+)?$/;

export function isDecimalString(value: unknown): value is DecimalString {
  return typeof value === "string" && DECIMAL.test(value);
}

/**
 * Reads a number or numeric text as decimal text without exponent; null when it is neither.
 * Trailing zeros are kept as the sender wrote them only for text.
 */
export function toDecimalString(value: unknown): DecimalString | null {
  if (typeof value === "number") return Number.isFinite(value) ? new Decimal(value).toFixed() : null;
  if (typeof value !== "string") return null;
  const text = value.trim();
  if (DECIMAL.test(text)) return text;
  // A larger exponent is no amount, and written out it would fill the memory.
  return /^-?\d+(\.\d+)?e[+-]?\d{1,2}$/i.test(text) ? new Decimal(text).toFixed() : null;
}

/** The same number without trailing zeros, so that "12.5000" and "12.5" compare equal. */
export function normaliseDecimal(value: DecimalString): DecimalString {
  return new Decimal(value).toFixed();
}

export function decimalsEqual(a: DecimalString, b: DecimalString): boolean {
  return new Decimal(a).equals(b);
}
