import type { Context, Hono } from "hono";
import { html } from "hono/html";
import type { SandboxEnv } from "@/sandbox/core/listen";
import type { StoreContext } from "../rest/context";
import type { ProductRecord } from "../store/records";
import { slugOf } from "../text/slug";
import { gridPage } from "./grid-page";
import { page } from "./layout";
import { productPage } from "./product-page";
import { customersPage, ordersPage } from "./sales-pages";

/** The pages for people. */
export function shopRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  app.get("/", (c) => {
    const number = (name: string) => Number.parseInt(c.req.query(name) ?? "", 10) || 0;
    const byId = store.product(number("p"));
    if (byId) return shown(c, context, byId);
    const search = (c.req.query("s") ?? "").trim();
    const query = { search, category: number("category"), brand: number("brand"), page: number("page") };
    return c.html(gridPage(context, query));
  });
  app.get("/product/:slug", (c) => {
    const slug = slugOf(c.req.param("slug"));
    const found = [...store.index.withSlug(slug)].flatMap((id) => store.product(id) ?? []);
    return shown(c, context, found.find((product) => product.status === "publish") ?? found[0]);
  });
  const pageAsked = (c: Context) => Number.parseInt(c.req.query("page") ?? "", 10) || 1;
  app.get("/orders", (c) => c.html(ordersPage(context, pageAsked(c))));
  app.get("/customers", (c) => c.html(customersPage(context, pageAsked(c))));
  app.notFound((c) => missing(c, context));
}

function shown(
  c: Context,
  context: StoreContext,
  product: ProductRecord | undefined,
): Response | Promise<Response> {
  const visible = product && product.type !== "variation" && product.status !== "trash";
  return visible ? c.html(productPage(context, product)) : missing(c, context);
}

function missing(c: Context, context: StoreContext): Response | Promise<Response> {
  const body = html`<h1>There is no such page</h1><p><a href="/">Back to the shop</a></p>`;
  return c.html(page(context, { title: "Not found", narrow: true, body }), 404);
}
