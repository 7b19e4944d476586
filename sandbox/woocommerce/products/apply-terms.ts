import { PhpFatal, RestError } from "../rest/errors";
import { uncategorizedId } from "../store/initial-state";
import type { ProductRecord, Taxonomy } from "../store/records";
import type { Store } from "../store/store";
import { insertTerm } from "../terms/insert";
import { isEmpty, isRecord, isSet, items, member, phpInt, phpString } from "../text/php";

/** Category ids as given. Unknown ones vanish when the product is stored; without any it lands in "Uncategorized". */
export function applyCategories(store: Store, product: ProductRecord, given: unknown): void {
  if (typeof given !== "object" || given === null) return;
  const known = knownIds(
    store,
    "product_cat",
    items(given).map((entry) => member(entry, "id")),
  );
  product.categoryIds = known.length > 0 ? known : [uncategorizedId];
}

/** Tags by id, or by name, which makes the tag if there is none. */
export function applyTags(store: Store, product: ProductRecord, given: unknown): void {
  if (typeof given !== "object" || given === null) return;
  const ids = items(given).flatMap((entry) => {
    const name = member(entry, "name");
    return isSet(name) ? tagNamed(store, phpString(name)) : [member(entry, "id")];
  });
  product.tagIds = knownIds(store, "product_tag", ids);
}

function tagNamed(store: Store, name: string): number[] {
  const known = store.termBySlugOrName("product_tag", name);
  if (known) return [known.id];
  try {
    return [insertTerm(store, { taxonomy: "product_tag", name }).id];
  } catch (error) {
    if (error instanceof RestError) return [];
    throw error;
  }
}

/**
 * Brands are set after the product has been stored; what is not a list is a fatal error at that point. An empty list
 * does not take the brands away: the store ignores it.
 */
export function applyBrands(store: Store, product: ProductRecord, given: unknown): void {
  if (isEmpty(given)) return;
  if (typeof given !== "object") {
    throw new PhpFatal("Uncaught TypeError: array_map(): Argument #2 ($array) must be of type array");
  }
  const ids = items(given).map((entry) => (isRecord(entry) ? entry.id : entry));
  product.brandIds = knownIds(store, "product_brand", ids);
}

function knownIds(store: Store, taxonomy: Taxonomy, ids: readonly unknown[]): number[] {
  const known = ids.map((id) => phpInt(id)).filter((id) => store.term(id, taxonomy));
  return [...new Set(known)];
}

export function shippingClassId(store: Store, slug: unknown): number {
  return store.terms.withSlug("product_shipping_class", phpString(slug)) ?? 0;
}
