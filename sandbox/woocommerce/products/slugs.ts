import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { cutSlug, slugOf } from "../text/slug";

const unnamed = new Set(["draft", "pending", "auto-draft"]);
const longest = 200;

/**
 * The slug a product is stored under: from its name when none is set, with "-2" and so on when taken. Drafts keep
 * what they have, and none if they have none.
 */
export function settleSlug(store: Store, product: ProductRecord): string {
  if (unnamed.has(product.status)) return slugOf(product.slug);
  const wanted =
    cutSlug(slugOf(product.slug === "" ? product.name : product.slug), longest) || String(product.id);
  if (!taken(store, wanted, product.id)) return wanted;
  for (let number = firstFree(store, wanted, product.id); ; number += 1) {
    const ending = `-${number}`;
    const candidate = `${cutSlug(wanted, longest - ending.length)}${ending}`;
    if (!taken(store, candidate, product.id)) return candidate;
  }
}

function taken(store: Store, slug: string, id: number): boolean {
  for (const other of store.index.withSlug(slug)) {
    if (other !== id && !unnamed.has(store.product(other)?.status ?? "draft")) return true;
  }
  return false;
}

/** Thousands of products of one name would otherwise be walked through for each of them. */
function firstFree(store: Store, slug: string, id: number): number {
  if (!taken(store, `${slug}-2`, id)) return 2;
  let low = 2;
  let high = 4;
  while (taken(store, `${slug}-${high}`, id)) {
    low = high;
    high *= 2;
  }
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (taken(store, `${slug}-${middle}`, id)) low = middle;
    else high = middle;
  }
  return high;
}
