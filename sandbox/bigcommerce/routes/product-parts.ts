import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { chooseFields, readShape, withAddresses } from "../catalog/product-answer";
import { type Fields, idOf, isFields, type StoredProduct } from "../catalog/types";
import { envelope, notFound, one } from "../http/answers";
import { readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";
import { readBody, refuse } from "./products";

type Part =
  | "variants"
  | "options"
  | "modifiers"
  | "images"
  | "customFields"
  | "bulkPricingRules"
  | "videos"
  | "reviews";

const paths: Record<string, Part> = {
  variants: "variants",
  options: "options",
  modifiers: "modifiers",
  images: "images",
  "custom-fields": "customFields",
  "bulk-pricing-rules": "bulkPricingRules",
  videos: "videos",
  reviews: "reviews",
};

const known = new Set(["include_fields", "exclude_fields", "status"]);
/** Lists for which the specification names 204 when there is nothing. */
const noContentWhenEmpty = new Set<Part>(["images", "reviews"]);

/** What belongs to one product: https://developer.bigcommerce.com/docs/rest-catalog */
export function productPartRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const [path, part] of Object.entries(paths)) {
    app.get(`/:id{[0-9]+}/${path}`, (c) => {
      const product = find(c, store);
      return product instanceof Response ? product : answerList(c, product, part);
    });
    app.get(`/:id{[0-9]+}/${path}/:partId{[0-9]+}`, (c) => {
      const product = find(c, store);
      if (product instanceof Response) return product;
      const entry = product[part].find((one) => idOf(one) === Number(c.req.param("partId")));
      return entry ? one(c, withAddresses([entry], origin(c))[0] ?? entry) : notFound(c);
    });
  }
  app.put("/:id{[0-9]+}/variants/:partId{[0-9]+}", async (c) => {
    const product = find(c, store);
    if (product instanceof Response) return product;
    const variant = product.variants.find((one) => idOf(one) === Number(c.req.param("partId")));
    if (!variant) return notFound(c);
    const body = await readBody(c);
    if (!isFields(body)) return body;
    const refusal = store.updateVariant(product, variant, body);
    return refusal ? refuse(c, refusal) : one(c, withAddresses([variant], origin(c))[0] ?? variant);
  });
  return app;
}

function find(c: Context<SandboxEnv>, store: Store): StoredProduct | Response {
  return store.product(Number(c.req.param("id"))) ?? notFound(c);
}

function origin(c: Context): string {
  return new URL(c.req.url).origin;
}

function answerList(c: Context<SandboxEnv>, product: StoredProduct, part: Part): Response {
  const query = readListQuery(c, known);
  if (query instanceof Response) return query;
  const all: Fields[] = product[part];
  if (all.length === 0 && noContentWhenEmpty.has(part)) return c.body(null, 204);
  const shape = readShape(query.filters);
  const page = slicePage(all, query.page, query.limit);
  const shown = "unknownInclude" in shape ? page : page.map((fields) => chooseFields(fields, shape));
  return envelope(c, {
    items: withAddresses(shown, origin(c)),
    total: all.length,
    page: query.page,
    limit: query.limit,
  });
}
