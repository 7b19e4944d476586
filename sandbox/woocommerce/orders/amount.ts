import { Decimal } from "decimal.js";
import type { Store } from "../store/store";

/** What PHP reads as a number at the start of a stored text; anything else is 0. */
export function amount(text: string): Decimal {
  return new Decimal(/^\s*[+-]?(\d+\.?\d*|\.\d+)/.exec(text)?.[0].trim() ?? 0);
}

export function sum(values: readonly Decimal[]): Decimal {
  return values.reduce((total, value) => total.plus(value), new Decimal(0));
}

export function priceDecimals(store: Store): number {
  return Math.abs(Number.parseInt(store.setting("woocommerce_price_num_decimals"), 10) || 0);
}

export function round(value: Decimal, decimals: number): Decimal {
  return value.toDecimalPlaces(decimals, Decimal.ROUND_HALF_UP);
}

/** How an amount is shown; what was never set stays empty. */
export function shown(text: string, decimals: number): string {
  if (text === "") return "";
  return unsigned(amount(text).toFixed(decimals, Decimal.ROUND_HALF_UP));
}

/** The text of a computed amount, without trailing zeros. */
export function plain(value: Decimal): string {
  return unsigned(value.toFixed());
}

function unsigned(text: string): string {
  return /^-0(\.0+)?$/.test(text) ? text.slice(1) : text;
}
