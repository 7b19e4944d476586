import type { Context } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import type { Json } from "../catalog/types";
import { toXml } from "./xml";

const typePage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";
const shortTypePage = "/api-docs/getting-started/api-status-codes";

function isV2(c: Context): boolean {
  return /^\/stores\/[^/]+\/v2(\/|$)/.test(c.req.path);
}

/** V3's error object. */
export function v3Error(
  c: Context,
  status: ContentfulStatusCode,
  title: string,
  errors: Record<string, string> = {},
): Response {
  return c.json({ status, title, type: typePage, errors }, status);
}

/** V2's error list. */
export function v2Error(
  c: Context,
  status: ContentfulStatusCode,
  message: string,
  details?: Record<string, Json>,
): Response {
  return v2Answer(c, [{ status, message, ...(details ? { details } : {}) }], status);
}

/**
 * V2 answers XML unless JSON is asked for, by the Accept header or a `.json` suffix.
 * https://developer.bigcommerce.com/docs/start/about
 */
export function v2Answer(c: Context, body: Json, status: ContentfulStatusCode = 200): Response {
  const wantsJson =
    (c.req.header("accept") ?? "").includes("application/json") || c.req.path.endsWith(".json");
  if (wantsJson) return c.json(body, status);
  return c.body(toXml(body), status, { "content-type": "application/xml; charset=utf-8" });
}

export function unauthorized(c: Context): Response {
  if (isV2(c)) return v2Error(c, 401, "No credentials were supplied in the request.");
  const title =
    "Unauthorized - the v3 Auth client ID or token in the request are not a valid combination for this store.";
  return c.json({ status: 401, title, type: shortTypePage }, 401);
}

/** The same for V2 and V3, and for a store hash that does not exist: the gateway says it before either is asked. */
export function missingScope(c: Context): Response {
  return v3Error(c, 403, "You don't have a required scope to access the endpoint");
}

export function tooManyRequests(c: Context): Response {
  if (isV2(c)) return v2Error(c, 429, "Too many requests");
  return c.json({ status: 429, title: "Too many requests", type: shortTypePage, errors: {} }, 429);
}

export function notFound(c: Context, title = "The resource at that URL is not found."): Response {
  if (isV2(c)) return v2Error(c, 404, "The requested resource was not found.");
  return c.json({ status: 404, title, type: typePage }, 404);
}

/** 504 as seen in the wild: an empty title. */
export function serverFault(c: Context, status: 500 | 502 | 503 | 504): Response {
  if (status === 502) {
    const page =
      "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad Gateway</h1></center>\r\n</body>\r\n</html>\r\n";
    return c.body(page, 502, { "content-type": "text/html" });
  }
  if (isV2(c)) return v2Error(c, status, "An internal error occurred while processing the request.");
  return v3Error(c, status, status === 500 ? "Internal Server Error" : "");
}

export interface PageOf<T> {
  items: T[];
  total: number;
  page: number;
  limit: number;
}

/**
 * V3's envelope. The links are query strings, never whole addresses; `previous` and `next` are left out at the ends.
 */
export function envelope(c: Context, { items, total, page, limit }: PageOf<Json>): Response {
  const totalPages = Math.ceil(total / limit);
  const link = (to: number) => {
    const query = new URL(c.req.url).searchParams;
    query.set("page", String(to));
    query.set("limit", String(limit));
    return `?${query}`;
  };
  const links: Record<string, string> = { current: link(page) };
  if (page > 1) links.previous = link(page - 1);
  if (page < totalPages) links.next = link(page + 1);
  countItems(c, items.length);
  return c.json({
    data: items,
    meta: {
      pagination: {
        total,
        count: items.length,
        per_page: limit,
        current_page: page,
        total_pages: totalPages,
        links,
      },
    },
  });
}

export function one(c: Context, data: Json): Response {
  return c.json({ data, meta: {} });
}

const itemCounts = new WeakMap<Request, number>();

/** Remembers how many items an answer carries, for the pace. */
export function countItems(c: Context, items: number): void {
  itemCounts.set(c.req.raw, items);
}

export function itemsIn(c: Context): number {
  return itemCounts.get(c.req.raw) ?? 1;
}
