import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, isFields } from "../catalog/types";
import { answerCustomer, readCustomerIncludes } from "../customers/customer-answer";
import {
  compareCustomers,
  customerFilterNames,
  filterCustomers,
  readCustomerOrder,
  type SortedCustomer,
  sortCustomers,
} from "../customers/customer-filters";
import type { CustomerRefusal } from "../customers/edit-customers";
import type { StoredCustomer } from "../customers/types";
import { countItems, v3Error } from "../http/answers";
import { readCursor, writeCursor } from "../http/cursor";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const known = new Set([...customerFilterNames, "after", "before", "include", "sort"]);
const batch = 10;

/** https://developer.bigcommerce.com/docs/rest-management/customers */
export function customerRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const { filters, page, limit } = query;
    const includes = readCustomerIncludes(filters.get("include"));
    if ("unknown" in includes) return invalid(c, `The include parameter ${includes.unknown} is not valid.`);
    const order = readCustomerOrder(filters.get("sort"));
    if (!order) return invalid(c, "The sort parameter is not valid.");
    const found = filterCustomers(store.state.customers, filters);
    if (!Array.isArray(found)) return invalid(c, `The filter ${found.unreadable} cannot be read.`);
    const sorted = sortCustomers(found, order);
    const cursor = filters.get("after") ?? filters.get("before");
    const place = cursor === undefined ? undefined : readCursor(cursor);
    if (cursor !== undefined && !place) return invalid(c, "The cursor is not valid.");
    let shown: SortedCustomer[];
    let more = { previous: false, next: false };
    if (place) {
      const forward = filters.has("after");
      const first = sorted.findIndex((one) => compareCustomers(one, place, order) >= (forward ? 1 : 0));
      const border = first === -1 ? sorted.length : first;
      const start = forward ? border : Math.max(0, border - limit);
      shown = sorted.slice(start, forward ? border + limit : border);
      more = { previous: start > 0, next: start + shown.length < sorted.length };
    } else {
      shown = slicePage(sorted, page, limit);
      more.next = sorted.length > shown.length;
    }
    const data = shown.map(({ customer }) => answerCustomer(customer, includes));
    const meta: Fields = {
      pagination: customerPagination(data.length, sorted.length, place ? 1 : page, limit),
    };
    const [start, end] = [shown[0], shown.at(-1)];
    // Cursors come with the first page, and wherever one was sent.
    if (start && end && (place || page === 1)) {
      const links: Fields = {};
      if (more.previous) links.previous = `?before=${writeCursor(start)}&limit=${limit}`;
      if (more.next) links.next = `?after=${writeCursor(end)}&limit=${limit}`;
      meta.cursor_pagination = {
        count: data.length,
        per_page: limit,
        start_cursor: writeCursor(start),
        end_cursor: writeCursor(end),
        links,
      };
    }
    countItems(c, data.length);
    return c.json({ data, meta });
  });

  app.post("/", async (c) => {
    const bodies = await readBatch(c);
    return bodies instanceof Response ? bodies : changed(c, store.createCustomers(bodies));
  });

  app.put("/", async (c) => {
    const bodies = await readBatch(c);
    return bodies instanceof Response ? bodies : changed(c, store.updateCustomers(bodies));
  });

  app.delete("/", (c) => {
    store.deleteCustomers(numbersIn(c.req.query("id:in") ?? ""));
    return c.body(null, 204);
  });

  return app;
}

/** An empty list says so with a page of nothing; there are no links. */
export function customerPagination(count: number, total: number, page: number, limit: number): Fields {
  return {
    total,
    count,
    per_page: count === 0 ? 0 : limit,
    current_page: count === 0 ? 0 : page,
    total_pages: Math.ceil(total / limit),
  };
}

function changed(c: Context, result: StoredCustomer[] | CustomerRefusal): Response {
  if (!Array.isArray(result)) return v3Error(c, 422, result.title, result.errors);
  return c.json({ data: result.map((customer) => answerCustomer(customer, new Set())), meta: {} });
}

function invalid(c: Context, title: string): Response {
  return v3Error(c, 422, title);
}

export async function readBatch(c: Context): Promise<Fields[] | Response> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (!Array.isArray(body) || !body.every(isFields)) {
    return v3Error(c, 422, "JSON data is missing or invalid", { "": "error.expected.jsarray" });
  }
  if (body.length > batch)
    return v3Error(c, 413, `The maximum number of items allowed in the array is ${batch}.`);
  return body;
}
