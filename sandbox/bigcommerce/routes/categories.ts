import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { asOldCategory, asTreeCategory, nested, treeOf } from "../catalog/category-answers";
import { absolute, withAddresses } from "../catalog/product-answer";
import { type Fields, idOf, numberOf, textOf } from "../catalog/types";
import { envelope, notFound, one, v3Error } from "../http/answers";
import { isTrue, numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const oldKnown = new Set([
  ...["id", "id:in", "id:not_in", "id:min", "id:max", "id:greater", "id:less"],
  ...["name", "name:like", "parent_id", "parent_id:in", "is_visible", "keyword", "sort", "direction"],
  ...["include_fields", "exclude_fields"],
]);
const treeKnown = new Set([
  ...["category_id:in", "category_uuid:in", "tree_id:in", "parent_id:in"],
  ...["name", "name:like", "is_visible", "keyword", "include_fields", "exclude_fields"],
]);

/** https://developer.bigcommerce.com/docs/rest-catalog/category-trees */
export function categoryTreeRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/", (c) => {
    const query = readListQuery(c, new Set(["id:in", "channel_id:in"]));
    if (query instanceof Response) return query;
    const { trees } = store.state;
    return envelope(c, { items: slicePage(trees, query.page, query.limit), total: trees.length, ...query });
  });
  app.get("/categories", (c) => {
    const found = search(c, store, treeKnown);
    if (found instanceof Response) return found;
    return envelope(c, { ...found, items: found.items.map(asTreeCategory) });
  });
  app.get("/:id{[0-9]+}/categories", (c) => {
    const id = Number(c.req.param("id"));
    if (!store.state.trees.some((tree) => idOf(tree) === id)) {
      return v3Error(c, 404, `Entity with id tree [${id}] was not found `);
    }
    const categories = store.state.categories.filter((category) => treeOf(category) === id);
    return one(c, nested(categories, true));
  });
  return app;
}

/** The deprecated endpoints: https://developer.bigcommerce.com/docs/rest-catalog/categories */
export function oldCategoryRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/", (c) => {
    const found = search(c, store, oldKnown);
    if (found instanceof Response) return found;
    return envelope(c, { ...found, items: found.items.map(asOldCategory) });
  });
  app.get("/tree", (c) =>
    one(
      c,
      nested(
        store.state.categories.filter((category) => treeOf(category) === 1),
        false,
      ),
    ),
  );
  app.get("/:id{[0-9]+}", (c) => {
    const category = store.state.categories.find((one) => idOf(one) === Number(c.req.param("id")));
    return category ? one(c, asOldCategory(absolute(category, originOf(c)))) : notFound(c);
  });
  return app;
}

function originOf(c: Context): string {
  return new URL(c.req.url).origin;
}

function search(c: Context<SandboxEnv>, store: Store, known: ReadonlySet<string>) {
  const query = readListQuery(c, known);
  if (query instanceof Response) return query;
  const { filters, page, limit } = query;
  const all = store.state.categories.filter((category) => passes(category, filters));
  const sort = filters.get("sort");
  if (sort !== undefined) {
    const turn = filters.get("direction") === "desc" ? -1 : 1;
    all.sort((one, two) => turn * compare(one, two, sort) || idOf(one) - idOf(two));
  }
  return { items: withAddresses(slicePage(all, page, limit), originOf(c)), total: all.length, page, limit };
}

function compare(one: Fields, two: Fields, key: string): number {
  if (key === "name") return textOf(one, key).localeCompare(textOf(two, key));
  return numberOf(one, key) - numberOf(two, key);
}

function passes(category: Fields, filters: ReadonlyMap<string, string>): boolean {
  for (const [filter, value] of filters) {
    const [name = "", operator] = filter.split(":");
    const key = name === "category_id" ? "id" : name;
    if (key === "sort" || key === "direction" || key.endsWith("_fields")) continue;
    if (!holds(category, key, operator, value)) return false;
  }
  return true;
}

function holds(category: Fields, key: string, operator: string | undefined, value: string): boolean {
  if (key === "is_visible") return (category.is_visible === true) === isTrue(value);
  if (key === "keyword" || operator === "like") {
    return textOf(category, "name").toLowerCase().includes(value.toLowerCase());
  }
  if (key === "category_uuid")
    return value.split(",").includes(String(asTreeCategory(category).category_uuid));
  if (key === "name") return textOf(category, "name") === value;
  const own = key === "tree_id" ? treeOf(category) : numberOf(category, key);
  switch (operator) {
    case "in":
      return numbersIn(value).has(own);
    case "not_in":
      return !numbersIn(value).has(own);
    case "min":
      return own >= Number(value);
    case "max":
      return own <= Number(value);
    case "greater":
      return own > Number(value);
    case "less":
      return own < Number(value);
    default:
      return own === Number(value);
  }
}
