import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, numberOf } from "../catalog/types";
import { envelope, notFound, one } from "../http/answers";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const listFilters = new Set(["id", "id:in", "name", "name:like", "before", "after"]);
const recordFilters = new Set([
  "variant_id:in",
  "product_id:in",
  "sku:in",
  "currency",
  "currency:in",
  "include",
  "before",
  "after",
]);
const assignmentFilters = new Set([
  "id",
  "id:in",
  "price_list_id",
  "price_list_id:in",
  "customer_group_id",
  "customer_group_id:in",
  "channel_id",
  "channel_id:in",
  "before",
  "after",
]);

/** https://developer.bigcommerce.com/docs/rest-management/price-lists */
export function priceListRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const kept = () => store.state.priceLists ?? { lists: [], records: [], assignments: [] };
  const isListed = (c: Context) => kept().lists.find((list) => idOf(list) === Number(c.req.param("id")));

  app.get("/", (c) => answer(c, kept().lists, listFilters, "id:in", "id"));
  app.get("/assignments", (c) =>
    answer(c, kept().assignments, assignmentFilters, "price_list_id:in", "price_list_id"),
  );
  app.get("/:id{[0-9]+}", (c) => {
    const list = isListed(c);
    return list ? one(c, list) : notFound(c);
  });
  app.get("/:id{[0-9]+}/records", (c) => {
    const list = isListed(c);
    if (!list) return notFound(c);
    const own = kept().records.filter((record) => numberOf(record, "price_list_id") === idOf(list));
    return answer(c, own, recordFilters, "product_id:in", "product_id");
  });
  return app;
}

function answer(
  c: Context<SandboxEnv>,
  all: readonly Fields[],
  known: ReadonlySet<string>,
  filter: string,
  key: string,
): Response {
  const query = readListQuery(c, known);
  if (query instanceof Response) return query;
  const wanted = query.filters.get(filter);
  const ids = wanted === undefined ? undefined : numbersIn(wanted);
  const found = all.filter((entry) => ids?.has(numberOf(entry, key)) ?? true);
  const { page, limit } = query;
  return envelope(c, { items: slicePage(found, page, limit), total: found.length, page, limit });
}
