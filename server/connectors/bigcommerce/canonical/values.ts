import { Decimal } from "decimal.js";
import type { DecimalString } from "@/server/domain/money";

/** Zero stands for "not set" in sale, cost, retail and lowest advertised prices, weights and measures. */
export function unlessZero(value: DecimalString | null): DecimalString | null {
  return value === null || new Decimal(value).isZero() ? null : value;
}

export function positive(value: number | null): number | null {
  return value !== null && value > 0 ? value : null;
}

export function trimmed(value: string): string | null {
  const text = value.trim();
  return text === "" ? null : text;
}

/** Real answers hold the text "0" where nothing was entered. */
export function unlessZeroText(value: string): string | null {
  return value.trim() === "0" ? null : trimmed(value);
}

/** ISO 8601 in UTC; null for what is no date. */
export function utc(value: string): string | null {
  const time = value === "" ? Number.NaN : Date.parse(value);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A whole web address; protocol-relative ones get https. Null for what leads nowhere. */
export function webAddress(value: string): string | null {
  const text = value.trim().replace(/^\/\//, "https://");
  if (!/^https?:\/\//i.test(text) || !URL.canParse(text)) return null;
  return text.replaceAll(" ", "%20");
}

/** Path of a page with its leading slash, whether the store sent a path or a whole address. */
export function pathOf(value: string): string | null {
  const text = value.trim();
  if (text === "") return null;
  if (/^https?:\/\//i.test(text)) return URL.canParse(text) ? new URL(text).pathname : null;
  return text.startsWith("/") ? text : `/${text}`;
}

/** Last part of a path, without slashes. */
export function lastPart(value: string): string | null {
  return (
    pathOf(value)
      ?.split("/")
      .filter((part) => part !== "")
      .at(-1) ?? null
  );
}
