import { Decimal } from "decimal.js";
import { z } from "zod";
import { type DecimalString, normaliseDecimal, toDecimalString } from "@/server/domain/money";

/**
 * Forms in which BigCommerce sends plain values. Each takes what was seen in real answers (numbers as text, null and
 * "" for nothing, 0 and 1 for flags, an object where PHP meant a list) and refuses the rest.
 */

const DECIMALS = 4;

function rounded(value: DecimalString): DecimalString {
  const number = new Decimal(value).toDecimalPlaces(DECIMALS);
  return number.isZero() ? "0" : number.toFixed();
}

/** A number, kept to the four decimals to which prices and measures are exact: more is float noise. */
export const decimal = z
  .union([z.number(), z.string(), z.null()])
  .optional()
  .transform((value, context): DecimalString | null => {
    if (value === undefined || value === null || value === "") return null;
    const text = toDecimalString(value);
    if (text !== null) return rounded(text);
    context.issues.push({ code: "custom", message: "not a number", input: value });
    return z.NEVER;
  });

export const integer = z
  .union([z.number(), z.string(), z.null()])
  .optional()
  .transform((value, context): number | null => {
    if (value === undefined || value === null || value === "") return null;
    const number = typeof value === "number" ? value : Number(value);
    if (Number.isFinite(number)) return Math.trunc(number) || 0;
    context.issues.push({ code: "custom", message: "not a number", input: value });
    return z.NEVER;
  });

/** "" for nothing; surrounding blanks stay. */
export const text = z
  .union([z.string(), z.number(), z.null()])
  .optional()
  .transform((value) => (value === undefined || value === null ? "" : String(value)));

export const flag = z
  .union([z.boolean(), z.number(), z.enum(["true", "false", "0", "1", ""]), z.null()])
  .optional()
  .transform((value): boolean | null => {
    if (value === undefined || value === null || value === "") return null;
    return value === true || value === "true" || value === "1" || (typeof value === "number" && value !== 0);
  });

/** An id that must be there; kept as text. */
export const id = z
  .union([z.number().int().nonnegative(), z.string().regex(/^\d+$/)])
  .transform((value) => String(value));

/** An id that may be missing; 0, -1, "" and null mean none. */
export const optionalId = z
  .union([z.number().int(), z.string().regex(/^-?\d*$/), z.null()])
  .optional()
  .transform((value) => (value && Number(value) > 0 ? String(value) : null));

/** Lists may be null or missing, and PHP sends a list with gaps as an object. */
export function list<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => {
    if (value === undefined || value === null || value === "") return [];
    return isNumbered(value) ? Object.values(value) : value;
  }, z.array(item));
}

function isNumbered(value: unknown): value is Record<string, unknown> {
  return (
    typeof value === "object" &&
    value !== null &&
    !Array.isArray(value) &&
    Object.keys(value).every((key) => /^\d+$/.test(key))
  );
}

/** A list that is left out of an answer stands there as the address to read it from. */
export function listOrLink<T extends z.ZodType>(item: T) {
  return z.preprocess((value) => (isLink(value) ? [] : value), list(item));
}

export function isLink(value: unknown): boolean {
  return typeof value === "object" && value !== null && !Array.isArray(value) && "resource" in value;
}

/** An object that may be missing; PHP sends an empty one as an empty list. */
export function objectOrNothing<T extends z.ZodType>(object: T) {
  return z.preprocess(
    (value) => (value === "" || (Array.isArray(value) && value.length === 0) ? null : value),
    object.nullish(),
  );
}

/** A number with all its decimals, such as an exchange rate. */
export const exactDecimal = z
  .union([z.number(), z.string(), z.null()])
  .optional()
  .transform((value, context): DecimalString | null => {
    if (value === undefined || value === null || value === "") return null;
    const exact = toDecimalString(value);
    if (exact !== null) return normaliseDecimal(exact);
    context.issues.push({ code: "custom", message: "not a number", input: value });
    return z.NEVER;
  });
