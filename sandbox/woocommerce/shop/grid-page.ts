import { html, raw } from "hono/html";
import { listProducts } from "../products/list";
import { showsSale } from "../products/price";
import { priceHtml } from "../products/price-html";
import type { StoreContext } from "../rest/context";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { type Html, page } from "./layout";
import { navigation } from "./navigation";
import { picture, plainName, stockLine, stored } from "./parts";
import { productPath } from "./paths";

const perPage = 24;

export interface GridQuery {
  search: string;
  category: number;
  brand: number;
  page: number;
}

/** The shop: published products with their pictures, by category, brand or search. */
export function gridPage(context: StoreContext, query: GridQuery): Html {
  const { store } = context;
  const found = listProducts(
    store,
    {
      status: "publish",
      orderby: query.search === "" ? "menu_order" : "title",
      order: "asc",
      search: query.search,
      category: query.category ? [query.category] : [],
      brand: query.brand ? [query.brand] : [],
    },
    "products",
  ).filter((product) => ["visible", query.search === "" ? "catalog" : "search"].includes(product.visibility));
  const pages = Math.max(1, Math.ceil(found.length / perPage));
  const number = Math.min(Math.max(1, query.page), pages);
  const shown = found.slice((number - 1) * perPage, number * perPage);
  const heading = headingOf(store, query);
  return page(context, {
    title: query.search || query.category || query.brand ? heading.text : store.site.name,
    search: query.search,
    body: html`<div class="shop">
      ${navigation(store, query)}
      <section>
        <h1>${heading.html}</h1>
        <p class="count">
          ${found.length === 1 ? "1 product" : `${found.length.toLocaleString("en")} products`}
          <a class="jump" href="#categories">Categories and brands</a>
        </p>
        ${shown.length === 0 ? empty(store) : html`<ul class="grid">${shown.map((product) => card(store, product))}</ul>`}
        ${pages > 1 ? pager(query, number, pages) : ""}
      </section>
    </div>`,
  });
}

function headingOf(store: Store, query: GridQuery): { text: string | Html; html: Html } {
  if (query.search !== "") return { text: `Search: ${query.search}`, html: html`Search: ${query.search}` };
  const name = store.state.terms.get(query.category || query.brand)?.name;
  return name === undefined
    ? { text: "All products", html: html`All products` }
    : { text: plainName(name), html: stored(name) };
}

function empty(store: Store): Html {
  const text =
    store.newest("products").length === 0 ? "This shop has no products yet." : "Nothing was found.";
  return html`<p class="empty">${text}</p>`;
}

function card(store: Store, product: ProductRecord): Html {
  return html`<li>
    <a class="card" href="${productPath(product)}">
      <div class="frame">
        ${picture(store, product.imageId, product.name, "small")}
        ${showsSale(store, product) ? html`<span class="badge">Sale</span>` : ""}
      </div>
      <h3>${stored(product.name)}</h3>
      <span class="price">${raw(withoutSpoken(priceHtml(store, product)))}</span>
      ${stockLine(store, product)}
    </a>
  </li>`;
}

/** The price without the sentences that WooCommerce adds for screen readers and hides with its own styles. */
export function withoutSpoken(price: string): string {
  return price
    .replace(/<span class="screen-reader-text">.*?<\/span>/g, "")
    .replaceAll(' aria-hidden="true"', "");
}

function pager(query: GridQuery, number: number, pages: number): Html {
  const link = (to: number) => {
    const params = new URLSearchParams({ page: String(to) });
    if (query.search !== "") params.set("s", query.search);
    if (query.category) params.set("category", String(query.category));
    if (query.brand) params.set("brand", String(query.brand));
    return `/?${params}`;
  };
  return html`<nav class="pages" aria-label="Pages">
    ${number > 1 ? html`<a class="button plain" rel="prev" href="${link(number - 1)}">Previous</a>` : ""}
    <span>Page ${number} of ${pages}</span>
    ${number < pages ? html`<a class="button plain" rel="next" href="${link(number + 1)}">Next</a>` : ""}
  </nav>`;
}
