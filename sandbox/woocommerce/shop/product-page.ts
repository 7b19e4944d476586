import { html, raw } from "hono/html";
import { uploadAddress } from "../media/attachments";
import { choiceList } from "../products/choices";
import { priceHtml } from "../products/price-html";
import { imagesOf } from "../products/respond";
import type { StoreContext } from "../rest/context";
import type { ProductAttribute, ProductRecord, TermRecord } from "../store/records";
import type { Store } from "../store/store";
import { orderTerms } from "../terms/order";
import { autoParagraphs } from "../text/autop";
import { texturize } from "../text/texturize";
import { withoutSpoken } from "./grid-page";
import { type Html, page } from "./layout";
import { picture, plainName, stockLine, stored } from "./parts";

export function productPage(context: StoreContext, product: ProductRecord): Html {
  const { store } = context;
  return page(context, {
    title: plainName(product.name),
    body: html`${crumbs(store, product)}
      <article>
        <div class="product">
          ${gallery(store, product)}
          <div>
            <h1>${stored(product.name)}</h1>
            <p class="price">${raw(withoutSpoken(priceHtml(store, product)))}</p>
            <p>${stockLine(store, product)}</p>
            <div class="text">${raw(autoParagraphs(texturize(product.shortDescription)))}</div>
            ${product.sku === "" ? "" : html`<p class="sku">SKU <code>${product.sku}</code></p>`}
            ${product.type === "external" ? html`<p><a class="button" href="${product.externalUrl}">${product.buttonText || "Buy"}</a></p>` : ""}
            ${belongsTo(store, product)}
          </div>
        </div>
        ${variations(store, product)} ${section("Description", raw(autoParagraphs(product.description)))}
        ${facts(store, product)}
      </article>`,
  });
}

function crumbs(store: Store, product: ProductRecord): Html {
  const category = store.state.terms.get(product.categoryIds[0] ?? 0);
  const path: TermRecord[] = [];
  for (let term = category; term; term = store.state.terms.get(term.parent)) path.unshift(term);
  return html`<nav class="crumbs" aria-label="Path">
    <a href="/">Shop</a>${path.map((term) => html` / <a href="/?category=${term.id}">${stored(term.name)}</a>`)}
  </nav>`;
}

function gallery(store: Store, product: ProductRecord): Html {
  const [first, ...others] = imagesOf(store, product);
  return html`<div>
    <div class="frame">${picture(store, first?.id ?? 0, product.name, "full")}</div>
    ${
      others.length === 0
        ? ""
        : html`<div class="thumbs">
            ${others.map(
              (image) =>
                html`<a class="frame" href="${uploadAddress(store, image.file)}">${picture(store, image.id, product.name, "small")}</a>`,
            )}
          </div>`
    }
  </div>`;
}

function belongsTo(store: Store, product: ProductRecord): Html {
  const links = (ids: readonly number[], kind?: "category" | "brand") =>
    orderTerms(
      ids.flatMap((id) => store.state.terms.get(id) ?? []),
      "name",
    ).map(
      (term, index) =>
        html`${index > 0 ? ", " : ""}${kind ? html`<a href="/?${kind}=${term.id}">${stored(term.name)}</a>` : stored(term.name)}`,
    );
  const line = (label: string, content: Html[]) =>
    content.length === 0 ? "" : html`<p class="sku">${label}: ${content}</p>`;
  return html`${line("Brand", links(product.brandIds, "brand"))} ${line("Category", links(product.categoryIds, "category"))}
    ${line("Tags", links(product.tagIds))}`;
}

function variations(store: Store, product: ProductRecord): Html {
  const list = store.variationsOf(product.id).filter((variation) => variation.status === "publish");
  if (product.type !== "variable" || list.length === 0) return html``;
  const names = [
    ...new Set(list.flatMap((one) => choiceList(store, one).map((choice) => String(choice.name)))),
  ];
  return html`<section>
    <h2>Variations</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr><th scope="col"><span>Picture</span></th>${names.map((name) => html`<th scope="col">${name}</th>`)}
            <th scope="col">SKU</th><th scope="col">Stock</th><th scope="col" class="number">Price</th></tr>
        </thead>
        <tbody>${list.map((variation) => variationRow(store, product, variation, names))}</tbody>
      </table>
    </div>
  </section>`;
}

function variationRow(
  store: Store,
  product: ProductRecord,
  variation: ProductRecord,
  names: readonly string[],
): Html {
  const choices = choiceList(store, variation);
  const option = (name: string) => {
    const choice = choices.find((one) => one.name === name);
    if (!choice) return "Any";
    return choice.id === 0 ? String(choice.option) : stored(String(choice.option));
  };
  const image = variation.imageId || product.imageId;
  return html`<tr>
    <td><div class="frame">${picture(store, image, product.name, "small")}</div></td>
    ${names.map((name) => html`<td>${option(name)}</td>`)}
    <td>${variation.sku === "" ? "" : html`<code>${variation.sku}</code>`}</td>
    <td>${stockLine(store, variation)}</td>
    <td class="number price">${raw(withoutSpoken(priceHtml(store, variation)))}</td>
  </tr>`;
}

function section(title: string, content: Html): Html {
  return String(content) === ""
    ? html``
    : html`<section><h2>${title}</h2><div class="text">${content}</div></section>`;
}

function facts(store: Store, product: ProductRecord): Html {
  const size = [product.length, product.width, product.height].filter((length) => length !== "");
  const weight = product.weight === "" ? "" : `${product.weight} ${store.setting("woocommerce_weight_unit")}`;
  const unit = store.setting("woocommerce_dimension_unit");
  const rows: [string, Html | string][] = [
    ["Weight", weight],
    ["Dimensions", size.length > 0 ? `${size.join(" × ")} ${unit}` : ""],
    ["GTIN", product.gtin],
    ...product.attributes
      .filter((attribute) => attribute.visible || attribute.variation)
      .map((attribute): [string, Html | string] => attributeRow(store, attribute)),
  ];
  const filled = rows.filter(([, value]) => value !== "");
  if (filled.length === 0) return html``;
  return html`<section>
    <h2>Additional information</h2>
    <table class="facts"><tbody>
      ${filled.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`)}
    </tbody></table>
  </section>`;
}

function attributeRow(store: Store, attribute: ProductAttribute): [string, Html | string] {
  const shared = store.state.attributes.get(attribute.attributeId);
  if (!shared) return [attribute.name, attribute.options.join(", ")];
  const terms = attribute.termIds.flatMap((id) => store.state.terms.get(id) ?? []);
  return [
    shared.name,
    stored(
      orderTerms(terms, shared.orderBy)
        .map((term) => term.name)
        .join(", "),
    ),
  ];
}
