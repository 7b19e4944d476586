import { html } from "hono/html";
import type { Taxonomy, TermRecord } from "../store/records";
import type { Store } from "../store/store";
import { orderTerms } from "../terms/order";
import { listCount } from "../terms/respond";
import type { Html } from "./layout";
import { stored } from "./parts";

/** Categories as a tree and brands as a list, those with products alone. */
export function navigation(store: Store, current: { category: number; brand: number }): Html {
  const brands = withProducts(store, "product_brand").filter((brand) => brand.parent === 0);
  return html`<nav class="side" id="categories" aria-label="Categories and brands">
    <h2>Categories</h2>
    ${tree(store, withProducts(store, "product_cat"), 0, current.category)}
    ${
      brands.length === 0
        ? ""
        : html`<h2>Brands</h2><ul>${brands.map((brand) => item(store, brand, "brand", current.brand))}</ul>`
    }
  </nav>`;
}

function withProducts(store: Store, taxonomy: Taxonomy): TermRecord[] {
  const terms = [...store.terms.all(taxonomy)].flatMap((id) => store.term(id, taxonomy) ?? []);
  return orderTerms(terms, "menu_order").filter((term) => listCount(store, term) > 0);
}

function tree(store: Store, terms: readonly TermRecord[], parent: number, current: number): Html {
  const level = terms.filter((term) => term.parent === parent);
  if (level.length === 0) return html``;
  return html`<ul>
    ${level.map((term) => html`${item(store, term, "category", current, tree(store, terms, term.id, current))}`)}
  </ul>`;
}

function item(
  store: Store,
  term: TermRecord,
  kind: "category" | "brand",
  current: number,
  inner: Html = html``,
): Html {
  const isCurrent = term.id === current ? html` aria-current="page"` : "";
  return html`<li><a href="/?${kind}=${term.id}"${isCurrent}>${stored(term.name)}<small>${listCount(store, term)}</small></a>${inner}</li>`;
}
