import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { absolute, withAddresses } from "../catalog/product-answer";
import { idOf, textOf } from "../catalog/types";
import { envelope, notFound, one } from "../http/answers";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const known = new Set([
  "id",
  "id:in",
  "name",
  "name:like",
  "sort",
  "direction",
  "include_fields",
  "exclude_fields",
]);

/** https://developer.bigcommerce.com/docs/rest-catalog/brands */
export function brandRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const { filters, page, limit } = query;
    const ids = filters.get("id:in") ?? filters.get("id");
    const wanted = ids === undefined ? undefined : numbersIn(ids);
    const name = filters.get("name");
    const part = filters.get("name:like")?.toLowerCase();
    const found = store.state.brands.filter(
      (brand) =>
        (!wanted || wanted.has(idOf(brand))) &&
        (name === undefined || textOf(brand, "name") === name) &&
        (part === undefined || textOf(brand, "name").toLowerCase().includes(part)),
    );
    if (filters.get("sort") === "name") {
      const turn = filters.get("direction") === "desc" ? -1 : 1;
      found.sort((first, second) => turn * textOf(first, "name").localeCompare(textOf(second, "name")));
    }
    return envelope(c, {
      items: withAddresses(slicePage(found, page, limit), new URL(c.req.url).origin),
      total: found.length,
      page,
      limit,
    });
  });
  app.get("/:id{[0-9]+}", (c) => {
    const brand = store.state.brands.find((entry) => idOf(entry) === Number(c.req.param("id")));
    return brand ? one(c, absolute(brand, new URL(c.req.url).origin)) : notFound(c);
  });
  return app;
}
