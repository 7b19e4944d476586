import { html } from "hono/html";
import { isBase } from "../catalog/recalculate";
import { type Fields, idOf, isFields, listOf, numberOf, type StoredProduct, textOf } from "../catalog/types";
import { type Html, layout } from "./layout";

export function productPage(
  product: StoredProduct,
  saved: string | undefined,
  problem: string | undefined,
): Html {
  const { fields } = product;
  const id = idOf(fields);
  const variants = product.variants.filter((variant) => !isBase(variant));
  return layout(
    textOf(fields, "name"),
    html`<header>
        <p><a href="/">All products</a></p>
        <h1>${textOf(fields, "name")}</h1>
        <p class="soft">Number ${id}, last changed ${textOf(fields, "date_modified")}</p>
      </header>
      <main>
        ${saved ? html`<p class="card saved" role="status">Saved: ${saved}</p>` : ""}
        ${problem ? html`<p class="card" role="alert">${problem}</p>` : ""}
        <section class="card">
          <h2>Price and stock</h2>
          <form method="post" action="/products/${id}">
            <label>Name <input name="name" value="${textOf(fields, "name")}" required /></label>
            <label>Price <input class="number" name="price" inputmode="decimal" value="${numberOf(fields, "price")}" required /></label>
            <label>Sale price, 0 for none <input class="number" name="sale_price" inputmode="decimal" value="${numberOf(fields, "sale_price")}" /></label>
            ${
              variants.length > 0
                ? ""
                : html`<label>Stock, empty if not counted <input class="number" name="stock" inputmode="numeric"
                    value="${fields.inventory_tracking === "product" ? numberOf(fields, "inventory_level") : ""}" /></label>`
            }
            <label>Shown in the shop
              <select name="is_visible">
                <option value="true" ${fields.is_visible === true ? "selected" : ""}>yes</option>
                <option value="false" ${fields.is_visible === true ? "" : "selected"}>no</option>
              </select>
            </label>
            <button>Save</button>
          </form>
        </section>
        ${variants.length > 0 ? variantList(id, variants) : ""}
        <section class="card">
          <h2>Pictures</h2>
          <div class="pictures">
            ${product.images.map(
              (image) =>
                html`<img src="${textOf(image, "url_standard")}" alt="${textOf(image, "description")}" loading="lazy" />`,
            )}
            ${product.images.length === 0 ? html`<p class="soft">None.</p>` : ""}
          </div>
        </section>
        <section class="card">
          <h2>Description</h2>
          <iframe title="Description" sandbox srcdoc="${textOf(fields, "description")}" style="width:100%;height:14rem;border:0;background:#fff"></iframe>
        </section>
        <form method="post" action="/products/${id}/delete">
          <button>Delete this product</button>
        </form>
      </main>`,
  );
}

function variantList(productId: number, variants: readonly Fields[]): Html {
  return html`<section class="card">
    <h2>${variants.length} variants</h2>
    <p class="soft">An empty price means that the product's price holds.</p>
    <ul class="rows">
      ${variants.map((variant) => variantRow(productId, variant))}
    </ul>
  </section>`;
}

function variantRow(productId: number, variant: Fields): Html {
  const labels = listOf(variant, "option_values")
    .filter(isFields)
    .map((value) => textOf(value, "label"));
  const image = textOf(variant, "image_url");
  return html`<li>
    ${image ? html`<img src="${image}" alt="" loading="lazy" />` : html`<span class="nothing"></span>`}
    <div>
      <span class="name">${labels.join(", ")}</span>
      <p class="soft">${textOf(variant, "sku") || "no SKU"}, sells at ${numberOf(variant, "calculated_price")}</p>
    </div>
    <form method="post" action="/products/${productId}/variants/${idOf(variant)}">
      <label>Price <input class="number" name="price" inputmode="decimal" value="${typeof variant.price === "number" ? variant.price : ""}" /></label>
      <label>Stock <input class="number" name="stock" inputmode="numeric" value="${numberOf(variant, "inventory_level")}" /></label>
      <button>Save</button>
    </form>
  </li>`;
}
