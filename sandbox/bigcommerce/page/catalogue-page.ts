import { html } from "hono/html";
import { isBase } from "../catalog/recalculate";
import { idOf, numberOf, type StoredProduct, textOf } from "../catalog/types";
import { accountToken, storeTokens } from "../credentials";
import { type Html, layout, parts } from "./layout";
import { paging } from "./paging";

export interface CataloguePage {
  storeName: string;
  currency: string;
  hash: string;
  accountUuid: string;
  origin: string;
  products: readonly StoredProduct[];
  total: number;
  page: number;
  pages: number;
  search: string;
  saved: string | undefined;
  problem: string | undefined;
}

export function cataloguePage(view: CataloguePage): Html {
  return layout(
    `${view.storeName}: sandbox BigCommerce store`,
    html`<header>
        <h1>${view.storeName}</h1>
        <p class="soft">A stand-in BigCommerce store for trying things out. Nothing here is a real shop.</p>
        ${parts("/")}
      </header>
      <main>
        ${view.saved ? html`<p class="card saved" role="status">Saved: ${view.saved}</p>` : ""}
        ${view.problem ? html`<p class="card" role="alert">${view.problem}</p>` : ""} ${credentials(view)}
        ${addForm(view)}
        <section class="card">
          <h2>Catalogue: ${view.total} ${view.total === 1 ? "product" : "products"}</h2>
          <form method="get" action="/" role="search">
            <label>Name or SKU <input type="search" name="q" value="${view.search}" /></label>
            <button>Search</button>
          </form>
          <ul class="rows">
            ${view.products.map((product) => row(product, view))}
          </ul>
          ${view.total === 0 ? html`<p class="soft">No product matches.</p>` : ""} ${paging("/", view.search, view)}
        </section>
      </main>`,
  );
}

function credentials(view: CataloguePage): Html {
  return html`<details class="card" open>
    <summary>How to connect</summary>
    <dl>
      <dt>API path</dt>
      <dd><code>${view.origin}/stores/${view.hash}/v3/</code></dd>
      <dt>Store hash</dt>
      <dd><code>${view.hash}</code></dd>
      <dt>Access token</dt>
      <dd><code>${storeTokens.full.token}</code> <span class="soft">${storeTokens.full.about}</span></dd>
    </dl>
    <details>
      <summary>Tokens with fewer rights, and the account</summary>
      <dl>
        ${Object.values(storeTokens)
          .slice(1)
          .map(
            (entry) =>
              html`<dt>${entry.about}</dt>
                <dd><code>${entry.token}</code></dd>`,
          )}
        <dt>Account UUID</dt>
        <dd><code>${view.accountUuid}</code></dd>
        <dt>Account-level token</dt>
        <dd><code>${accountToken}</code></dd>
      </dl>
    </details>
  </details>`;
}

function addForm(view: CataloguePage): Html {
  return html`<details class="card">
    <summary>Add a product</summary>
    <form method="post" action="/products">
      <label>Name <input name="name" required maxlength="250" /></label>
      <label>SKU <input name="sku" maxlength="250" /></label>
      <label>Price in ${view.currency} <input class="number" name="price" inputmode="decimal" required /></label>
      <label>Weight <input class="number" name="weight" inputmode="decimal" value="1" required /></label>
      <label>Stock, empty if not counted <input class="number" name="stock" inputmode="numeric" /></label>
      <label>Description <input name="description" /></label>
      <button>Add</button>
    </form>
  </details>`;
}

function row(product: StoredProduct, view: CataloguePage): Html {
  const { fields } = product;
  const id = idOf(fields);
  const counted = fields.inventory_tracking === "product";
  const variants = product.variants.filter((variant) => !isBase(variant)).length;
  return html`<li>
    ${picture(product)}
    <div>
      <a class="name" href="/products/${id}">${textOf(fields, "name")}</a>
      <p class="soft">
        ${textOf(fields, "sku") || "no SKU"}${variants > 0 ? `, ${variants} variants` : ""} ${tags(product)}
      </p>
    </div>
    <form method="post" action="/products/${id}?back=${encodeURIComponent(`/?q=${encodeURIComponent(view.search)}&page=${view.page}`)}">
      <label>Price <input class="number" name="price" inputmode="decimal" value="${numberOf(fields, "price")}" required /></label>
      ${
        variants > 0
          ? ""
          : html`<label
              >Stock
              <input class="number" name="stock" inputmode="numeric" value="${counted ? numberOf(fields, "inventory_level") : ""}"
            /></label>`
      }
      <button aria-label="Save ${textOf(fields, "name")}">Save</button>
    </form>
  </li>`;
}

function picture({ images }: StoredProduct): Html {
  const image = images.find((one) => one.is_thumbnail === true) ?? images[0];
  if (!image) return html`<span class="nothing"></span>`;
  return html`<img src="${textOf(image, "url_thumbnail")}" alt="${textOf(image, "description")}" loading="lazy" />`;
}

function tags({ fields }: StoredProduct): Html[] {
  const list: string[] = [];
  if (numberOf(fields, "sale_price") > 0) list.push(`sale ${numberOf(fields, "sale_price")}`);
  if (fields.is_visible !== true) list.push("hidden");
  if (fields.availability !== "available") list.push(textOf(fields, "availability"));
  if (fields.type === "digital") list.push("digital");
  return list.map((text) => html`<span class="tag">${text}</span> `);
}
