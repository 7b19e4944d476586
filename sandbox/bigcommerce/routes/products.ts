import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { isRefusal, type Refusal } from "../catalog/edit-product";
import { answerProduct, limitFor, readShape } from "../catalog/product-answer";
import { filterProducts, productFilterNames, sortProducts } from "../catalog/product-filters";
import { type Fields, idOf, isFields } from "../catalog/types";
import { envelope, notFound, one, v3Error } from "../http/answers";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const shaping = ["include", "include_fields", "exclude_fields"];
const known = new Set([...productFilterNames, ...shaping, "sort", "direction"]);
const sortable = new Set([
  "id",
  "name",
  "sku",
  "price",
  "date_modified",
  "date_last_imported",
  "inventory_level",
  "is_visible",
  "total_sold",
  "calculated_price",
]);

/** https://developer.bigcommerce.com/docs/rest-catalog/products */
export function productRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const shape = readShape(query.filters);
    if ("unknownInclude" in shape) return badInclude(c, shape.unknownInclude);
    const sort = query.filters.get("sort") ?? "id";
    const direction = query.filters.get("direction") ?? "asc";
    if (!sortable.has(sort) || !["asc", "desc"].includes(direction)) {
      return v3Error(c, 422, "JSON data is missing or invalid", { sort: "sort or direction is not valid" });
    }
    const found = filterProducts(store.state.products, query.filters, store.now());
    if (!Array.isArray(found)) return badValue(c, found.unreadable);
    const limit = limitFor(shape, query.limit);
    const origin = new URL(c.req.url).origin;
    const items = slicePage(sortProducts(found, sort, direction), query.page, limit);
    return envelope(c, {
      items: items.map((product) => answerProduct(product, shape, origin)),
      total: found.length,
      page: query.page,
      limit,
    });
  });

  app.post("/", async (c) => {
    const body = await readBody(c);
    if (body instanceof Response) return body;
    const made = store.create(body);
    return isRefusal(made) ? refuse(c, made) : answerOne(c, store, idOf(made.fields));
  });

  app.delete("/", (c) => {
    const filter = c.req.query("id:in");
    if (!filter) return v3Error(c, 422, "A filter is required to delete products.");
    store.delete(numbersIn(filter));
    return c.body(null, 204);
  });

  app.get("/:id{[0-9]+}", (c) => answerOne(c, store, Number(c.req.param("id"))));

  app.put("/:id{[0-9]+}", async (c) => {
    const product = store.product(Number(c.req.param("id")));
    if (!product) return notFound(c);
    const body = await readBody(c);
    if (body instanceof Response) return body;
    const refusal = store.update(product, body);
    return refusal ? refuse(c, refusal) : answerOne(c, store, idOf(product.fields));
  });

  app.delete("/:id{[0-9]+}", (c) => {
    const gone = store.delete(new Set([Number(c.req.param("id"))]));
    return gone.length > 0 ? c.body(null, 204) : notFound(c);
  });

  return app;
}

function answerOne(c: Context<SandboxEnv>, store: Store, id: number): Response {
  const product = store.product(id);
  if (!product) return notFound(c);
  const shape = readShape(new Map(new URL(c.req.url).searchParams));
  if ("unknownInclude" in shape) return badInclude(c, shape.unknownInclude);
  return one(c, answerProduct(product, shape, new URL(c.req.url).origin));
}

function badInclude(c: Context, name: string): Response {
  return v3Error(c, 422, `The include parameter ${name} is not valid.`);
}

function badValue(c: Context, name: string): Response {
  return v3Error(c, 422, "JSON data is missing or invalid", { [name]: `${name} cannot be read` });
}

export function refuse(c: Context, refusal: Refusal): Response {
  return v3Error(c, refusal.status, refusal.title, refusal.errors);
}

export async function readBody(c: Context): Promise<Fields | Response> {
  const body: unknown = await c.req.json().catch(() => undefined);
  if (isFields(body)) return body;
  const typePage = "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes";
  return c.json({ status: 400, title: "Input is invalid", type: typePage, detail: "Syntax error" }, 400);
}
