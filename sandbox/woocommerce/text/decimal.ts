import { isRecord } from "./php";
import { clean } from "./sanitize";

/**
 * `wc_format_decimal` with "." as the decimal mark: all but digits, signs and the last point goes, so "1.234,56"
 * becomes "1.23456" and "12,50" becomes "1250".
 */
export function decimalText(value: unknown): string {
  if (value === undefined || value === null || value === "" || Array.isArray(value) || isRecord(value))
    return "";
  return clean(value).replace(/\.(?![^.]+$)|[^0-9.-]/g, "");
}

/** The number that PHP's `floatval` reads. */
export function decimalNumber(text: string): number {
  const number = Number.parseFloat(text);
  return Number.isFinite(number) ? number : 0;
}

/** PHP compares two numeric texts as numbers. */
export function compareDecimals(one: string, other: string): number {
  return decimalNumber(one) - decimalNumber(other);
}
