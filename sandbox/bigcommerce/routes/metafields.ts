import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, numberOf, textOf } from "../catalog/types";
import { v3Error } from "../http/answers";
import { numbersIn, readListQuery } from "../http/query";
import type { Store } from "../store";

const kinds = { products: "product", variants: "variant", categories: "category", brands: "brand" } as const;

const known = new Set([
  ...["before", "after", "key", "key:in", "namespace", "namespace:in", "resource_id:in", "direction"],
  ...["date_modified:min", "date_modified:max", "include_fields"],
]);

/**
 * Metafields by kind, and those of one product. They can be walked by cursor: the end cursor goes into `after`.
 * https://developer.bigcommerce.com/docs/rest-catalog/products/metafields
 */
export function metafieldRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const [path, kind] of Object.entries(kinds)) {
    app.get(`/${path}/metafields`, (c) =>
      answer(
        c,
        store.state.metafields.filter((field) => field.resource_type === kind),
      ),
    );
  }
  app.get("/products/:id{[0-9]+}/metafields", (c) => {
    const id = Number(c.req.param("id"));
    return answer(
      c,
      store.state.metafields.filter(
        (field) => field.resource_type === "product" && numberOf(field, "resource_id") === id,
      ),
    );
  });
  return app;
}

function answer(c: Context<SandboxEnv>, all: readonly Fields[]): Response {
  const query = readListQuery(c, known);
  if (query instanceof Response) return query;
  const { filters, limit } = query;
  const found = all.filter((field) => passes(field, filters)).sort((one, two) => idOf(one) - idOf(two));
  const after = filters.get("after");
  const before = filters.get("before");
  const cursor = readCursor(after ?? before);
  if ((after ?? before) !== undefined && cursor === undefined) {
    return v3Error(c, 422, "The cursor is not valid.");
  }
  const byCursor = cursor !== undefined;
  const start = startOf(found, query.page, limit, after, before, cursor);
  const items = found.slice(start, start + limit);
  const end = items.at(-1);
  const links: Record<string, string> = {};
  if (end && start + limit < found.length) links.next = `?limit=${limit}&after=${makeCursor(end)}`;
  if (items[0] && start > 0) links.previous = `?limit=${limit}&before=${makeCursor(items[0])}`;
  const totalPages = Math.ceil(found.length / limit);
  return c.json({
    data: items,
    meta: {
      pagination: {
        total: found.length,
        count: items.length,
        per_page: limit,
        current_page: byCursor ? Math.floor(start / limit) + 1 : query.page,
        total_pages: totalPages,
      },
      cursor_pagination: {
        count: items.length,
        per_page: limit,
        start_cursor: items[0] ? makeCursor(items[0]) : null,
        end_cursor: end ? makeCursor(end) : null,
        links,
      },
    },
  });
}

/** The page is ignored when a cursor is given. */
function startOf(
  found: readonly Fields[],
  page: number,
  limit: number,
  after: string | undefined,
  before: string | undefined,
  cursor: number | undefined,
): number {
  if (cursor === undefined) return (page - 1) * limit;
  if (after !== undefined) {
    const next = found.findIndex((field) => idOf(field) > cursor);
    return next === -1 ? found.length : next;
  }
  if (before === undefined) return 0;
  const end = found.filter((field) => idOf(field) < cursor).length;
  return Math.max(0, end - limit);
}

function passes(field: Fields, filters: ReadonlyMap<string, string>): boolean {
  const isOneOf = (name: string) => {
    const value =
      filters.get(`${name}:in`)?.split(",") ?? (filters.has(name) ? [filters.get(name)] : undefined);
    return value === undefined || value.includes(textOf(field, name));
  };
  const resources = filters.get("resource_id:in");
  const min = filters.get("date_modified:min");
  const max = filters.get("date_modified:max");
  const modified = Date.parse(textOf(field, "date_modified"));
  return (
    isOneOf("key") &&
    isOneOf("namespace") &&
    (resources === undefined || numbersIn(resources).has(numberOf(field, "resource_id"))) &&
    (min === undefined || modified >= Date.parse(min)) &&
    (max === undefined || modified <= Date.parse(max))
  );
}

function makeCursor(field: Fields): string {
  return Buffer.from(JSON.stringify({ id: idOf(field) })).toString("base64url");
}

function readCursor(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  try {
    const read: unknown = JSON.parse(Buffer.from(text, "base64url").toString("utf8"));
    const id = typeof read === "object" && read !== null && "id" in read ? Number(read.id) : Number.NaN;
    return Number.isFinite(id) ? id : undefined;
  } catch {
    return undefined;
  }
}
