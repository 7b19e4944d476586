import type { Context } from "hono";
import { v2Error, v3Error } from "./answers";

const maxLimit = 250;
const defaultLimit = 50;

export interface ListQuery {
  page: number;
  limit: number;
  /** What is left when page and limit are taken out. */
  filters: Map<string, string>;
}

/**
 * Reads page and limit, and refuses what the endpoint does not know. A limit over 250 is answered with 413, as the
 * documentation says (https://developer.bigcommerce.com/docs/start/about/status-codes); an unknown filter with the
 * 422 that was recorded from a V3 list.
 */
export function readListQuery(c: Context, known: ReadonlySet<string>): ListQuery | Response {
  const query = new Map(new URL(c.req.url).searchParams);
  const page = wholeNumber(query.get("page"), 1);
  const limit = wholeNumber(query.get("limit"), defaultLimit);
  query.delete("page");
  query.delete("limit");
  if (page === undefined || limit === undefined) {
    const name = page === undefined ? "page" : "limit";
    return v3Error(c, 422, "JSON data is missing or invalid", {
      [name]: `${name} must be a positive integer`,
    });
  }
  if (limit > maxLimit) return overLimit(c);
  const unknown = [...query.keys()].filter((name) => !known.has(name));
  if (unknown.length > 0) {
    return v3Error(c, 422, `The filter(s): ${unknown.join(",")} are not valid filter parameter(s).`);
  }
  return { page, limit, filters: query };
}

/** V2 ignores parameters that it does not know. */
export function readV2Page(c: Context): { page: number; limit: number } | Response {
  const limit = wholeNumber(c.req.query("limit"), defaultLimit) ?? defaultLimit;
  if (limit > maxLimit) {
    return v2Error(c, 413, "The specified limit exceeds the maximum allowed.", { max_limit: maxLimit });
  }
  return { page: wholeNumber(c.req.query("page"), 1) ?? 1, limit };
}

export function slicePage<T>(all: readonly T[], page: number, limit: number): T[] {
  return all.slice((page - 1) * limit, page * limit);
}

export function numbersIn(text: string): Set<number> {
  return new Set(
    text
      .split(",")
      .map((part) => Number(part.trim()))
      .filter((id) => Number.isFinite(id)),
  );
}

export function isTrue(text: string): boolean {
  return text === "true" || text === "1";
}

function overLimit(c: Context): Response {
  return v3Error(c, 413, "The specified limit exceeds the maximum allowed.", { max_limit: String(maxLimit) });
}

function wholeNumber(text: string | undefined, fallback: number): number | undefined {
  if (text === undefined || text === "") return fallback;
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : undefined;
}
