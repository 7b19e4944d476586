import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { isRefusal } from "../catalog/edit-product";
import { filterProducts } from "../catalog/product-filters";
import { type Fields, idOf, textOf } from "../catalog/types";
import type { Store } from "../store";
import { cataloguePage } from "./catalogue-page";
import { customerPageRoutes } from "./customer-routes";
import { back, explain, type Form, localPath, readForm } from "./forms";
import { orderPageRoutes } from "./order-routes";
import { pageOf } from "./paging";
import { productPage } from "./product-page";

export interface PageParts {
  store: Store;
  hash: string;
  accountUuid: string;
}

/** The pages for people: see the catalogue, change a price or a stock, add a product; and the orders and customers. */
export function pageRoutes({ store, hash, accountUuid }: PageParts): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const search = c.req.query("q")?.trim() ?? "";
    const all =
      search === ""
        ? store.state.products
        : filterProducts(store.state.products, new Map([["keyword", search]]));
    const found = Array.isArray(all) ? all : [];
    const { items, total, page, pages } = pageOf(found, c.req.query("page"));
    return c.html(
      cataloguePage({
        storeName: textOf(store.state.store, "name"),
        currency: textOf(store.state.store, "currency"),
        hash,
        accountUuid,
        origin: new URL(c.req.url).origin,
        products: items,
        total,
        page,
        pages,
        search,
        saved: c.req.query("saved"),
        problem: c.req.query("problem"),
      }),
    );
  });

  app.get("/products/:id{[0-9]+}", (c) => {
    const product = store.product(Number(c.req.param("id")));
    if (!product) return c.redirect("/");
    return c.html(productPage(product, c.req.query("saved"), c.req.query("problem")));
  });

  app.post("/products", async (c) => {
    const form = await readForm(c);
    const made = store.create({
      ...stockFields(form),
      name: form.name ?? "",
      sku: form.sku ?? "",
      price: form.price ?? "",
      weight: form.weight ?? "",
      type: "physical",
      description: form.description ? `<p>${escapeText(form.description)}</p>` : "",
    });
    if (isRefusal(made)) return back(c, "/", "problem", explain(made.title, made.errors));
    return back(c, "/", "saved", textOf(made.fields, "name"));
  });

  app.post("/products/:id{[0-9]+}", async (c) => {
    const product = store.product(Number(c.req.param("id")));
    if (!product) return c.redirect("/", 303);
    const form = await readForm(c);
    const change: Fields = { ...stockFields(form) };
    for (const key of ["name", "price", "sale_price"] as const) if (form[key]) change[key] = form[key];
    if (form.is_visible !== undefined) change.is_visible = form.is_visible === "true";
    const refusal = store.update(product, change);
    const to = localPath(c.req.query("back")) ?? `/products/${idOf(product.fields)}`;
    if (refusal) return back(c, to, "problem", explain(refusal.title, refusal.errors));
    return back(c, to, "saved", textOf(product.fields, "name"));
  });

  app.post("/products/:id{[0-9]+}/variants/:variant{[0-9]+}", async (c) => {
    const product = store.product(Number(c.req.param("id")));
    const variant = product?.variants.find((one) => idOf(one) === Number(c.req.param("variant")));
    if (!product || !variant) return c.redirect("/", 303);
    const form = await readForm(c);
    const price = form.price === "" ? null : Number(form.price);
    const stock = Number(form.stock);
    const to = `/products/${idOf(product.fields)}`;
    if (Number.isNaN(price) || !Number.isInteger(stock)) {
      return back(c, to, "problem", "Price and stock have to be numbers.");
    }
    store.updateVariant(product, variant, { price, inventory_level: stock });
    return back(c, to, "saved", textOf(variant, "sku") || "the variant");
  });

  app.post("/products/:id{[0-9]+}/delete", (c) => {
    store.delete(new Set([Number(c.req.param("id"))]));
    return back(c, "/", "saved", "the product is deleted");
  });

  app.route("/orders", orderPageRoutes(store));
  app.route("/customers", customerPageRoutes(store));
  return app;
}

/** An empty stock field means that the shop does not count this product. */
function stockFields(form: Form): Fields {
  if (form.stock === undefined) return {};
  const level = Number(form.stock);
  if (form.stock === "" || !Number.isInteger(level))
    return { inventory_tracking: "none", inventory_level: 0 };
  return { inventory_tracking: "product", inventory_level: level };
}

function escapeText(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}
