/**
 * How PHP 8 turns one kind of value into another. The store's batch endpoint hands values on unchecked, so what
 * becomes of a wrong type is PHP's decision.
 */
import { PhpFatal } from "../rest/errors";

export type Params = Record<string, unknown>;

export function isRecord(value: unknown): value is Params {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** What PHP's `isset` says: there and not null. */
export function isSet(value: unknown): boolean {
  return value !== undefined && value !== null;
}

/** What PHP's `empty` says. */
export function isEmpty(value: unknown): boolean {
  if (!isSet(value) || value === false || value === 0 || value === "" || value === "0") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isRecord(value) && Object.keys(value).length === 0;
}

export function phpString(value: unknown): string {
  if (typeof value === "string") return value;
  if (!isSet(value) || value === false) return "";
  if (value === true) return "1";
  if (typeof value === "number") return numberText(value);
  return "Array";
}

/** For functions that refuse an array with a fatal error, which ends the whole request. */
export function stringOrFatal(value: unknown, called: string): string {
  if (typeof value === "object" && value !== null) {
    throw new PhpFatal(
      `Uncaught TypeError: ${called}: Argument #1 ($string) must be of type string, array given`,
    );
  }
  return phpString(value);
}

function numberText(value: number): string {
  if (Number.isSafeInteger(value)) return String(value);
  if (Number.isInteger(value) && Math.abs(value) < 2 ** 63) return BigInt(value).toString();
  // PHP's ini value `precision` is 14.
  const [digits = "0", exponent] = value.toExponential(13).split("e");
  const power = Number(exponent);
  if (power < -5 || power >= 15) {
    const short = digits.replace(/\.?0+$/, "");
    return `${short.includes(".") ? short : `${short}.0`}E${power < 0 ? "-" : "+"}${Math.abs(power)}`;
  }
  return String(Number(value.toPrecision(14)));
}

/** `intval`: the leading whole number of a text, cut towards zero. */
export function phpInt(value: unknown): number {
  if (typeof value === "number") return Math.trunc(value);
  if (typeof value === "boolean") return value ? 1 : 0;
  if (typeof value === "string") {
    const number = Number.parseFloat(/^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?/i.exec(value)?.[0] ?? "0");
    return Number.isFinite(number) ? Math.trunc(number) : 0;
  }
  if (Array.isArray(value)) return value.length > 0 ? 1 : 0;
  return isRecord(value) && Object.keys(value).length > 0 ? 1 : 0;
}

export function absInt(value: unknown): number {
  return Math.abs(phpInt(value));
}

/** WooCommerce's `wc_string_to_bool`. */
export function storeBool(value: unknown): boolean {
  if (typeof value === "boolean") return value;
  if (value === 1) return true;
  return ["yes", "true", "1"].includes(stringOrFatal(value, "strtolower()").toLowerCase());
}

/** WordPress's `rest_sanitize_boolean`. */
export function restBool(value: unknown): boolean {
  if (typeof value === "string") return !["", "false", "0"].includes(value.toLowerCase());
  return !isEmpty(value);
}

export function isNumeric(value: unknown): boolean {
  if (typeof value === "number") return true;
  return typeof value === "string" && /^\s*[+-]?(\d+(\.\d*)?|\.\d+)(e[+-]?\d+)?\s*$/i.test(value);
}

/** A JSON value as PHP holds it: objects are arrays, so `{}` is `[]` and `{"0":"a"}` is `["a"]`. */
export function phpArray(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(phpArray);
  if (!isRecord(value)) return value;
  const keys = Object.keys(value);
  if (keys.every((key, index) => key === String(index))) return keys.map((key) => phpArray(value[key]));
  return Object.fromEntries(keys.map((key) => [key, phpArray(value[key])]));
}

/** The items of a list or the values of an object: what PHP's `foreach` walks. */
export function items(value: unknown): unknown[] {
  if (Array.isArray(value)) return value;
  return isRecord(value) ? Object.values(value) : [];
}

/** Reads a member as PHP does: null for anything that has none. */
export function member(value: unknown, key: string): unknown {
  if (isRecord(value)) return value[key];
  return Array.isArray(value) ? value[Number(key)] : undefined;
}
