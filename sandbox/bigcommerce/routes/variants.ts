import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { chooseFields, readShape, withAddresses } from "../catalog/product-answer";
import { idOf, numberOf, textOf } from "../catalog/types";
import { envelope, v3Error } from "../http/answers";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const known = new Set(["id", "sku", "upc", "product_id:in", "include_fields", "exclude_fields"]);

/** Variants of the whole store; no date filter, no order: https://developer.bigcommerce.com/docs/rest-catalog/product-variants */
export function variantRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const { filters, page, limit } = query;
    const shape = readShape(filters);
    if ("unknownInclude" in shape)
      return v3Error(c, 422, "The filter(s): include are not valid filter parameter(s).");
    const wanted = filters.get("product_id:in");
    const products = wanted === undefined ? undefined : numbersIn(wanted);
    const found = store.state.products
      .filter((product) => !products || products.has(idOf(product.fields)))
      .flatMap((product) => product.variants)
      .filter((variant) => {
        const id = filters.get("id");
        if (id !== undefined && idOf(variant) !== Number(id)) return false;
        return ["sku", "upc"].every((key) => {
          const value = filters.get(key);
          return value === undefined || textOf(variant, key).toLowerCase() === value.toLowerCase();
        });
      })
      .sort((first, second) => numberOf(first, "id") - numberOf(second, "id"));
    const shown = slicePage(found, page, limit).map((variant) => chooseFields(variant, shape));
    const items = withAddresses(shown, new URL(c.req.url).origin);
    return envelope(c, { items, total: found.length, page, limit });
  });
  return app;
}
