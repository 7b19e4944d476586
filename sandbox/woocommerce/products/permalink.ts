import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { activeChoices } from "./choices";

const hidden = new Set(["draft", "pending", "auto-draft", "trash", "future"]);

/** The product's page; what is not published has no pretty address. */
export function permalink(store: Store, product: ProductRecord): string | false {
  const { url } = store.site;
  if (product.type !== "variation") {
    return hidden.has(product.status) || product.slug === ""
      ? `${url}/?post_type=product&p=${product.id}`
      : `${url}/product/${product.slug}/`;
  }
  const parent = store.product(product.parentId);
  if (!parent) return false;
  const choices = activeChoices(store, product);
  const query = choices.map(({ key, value }) => `attribute_${key}=${encodeChoice(value)}`).join("&");
  const page = permalink(store, parent);
  if (query === "" || page === false) return page;
  return `${page}${page.includes("?") ? "&" : "?"}${query}`;
}

function encodeChoice(value: string): string {
  return encodeURIComponent(value).replaceAll("%20", "+");
}
