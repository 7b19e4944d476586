import { RestError } from "../rest/errors";
import { uncategorizedId } from "../store/initial-state";
import type { ProductAttribute, ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { insertTerm } from "../terms/insert";
import { variationTitle } from "../variations/title";
import type { Draft } from "./apply";
import type { PlannedAttribute } from "./apply-attributes";
import { settlePrices } from "./price";
import { skuInLookupTable } from "./refusals";
import { settleSlug } from "./slugs";
import { settleStock } from "./stock";

const trashedSuffix = "__trashed";

/** Stores a draft: settles what WooCommerce settles at each save, and makes the terms of its attributes. */
export function saveProduct(store: Store, draft: Draft): ProductRecord {
  const { product } = draft;
  const before = store.product(product.id);
  settleProduct(store, product, before);
  if (
    !before &&
    product.sku !== "" &&
    product.sku !== "0" &&
    store.index.inLookupTable(product.sku).size > 0
  ) {
    // The product was inserted before the lookup table refused it, so its id is used up.
    store.takePostId();
    for (const id of draft.uploadedImageIds) store.deleteAttachment(id);
    throw skuInLookupTable(product.sku);
  }
  if (draft.attributes) product.attributes = draft.attributes.map((attribute) => withTerms(store, attribute));
  for (const entry of product.meta) if (entry.id === 0) entry.id = store.takeMetaId();
  if (before?.type === "variable" && product.type !== "variable") deleteVariations(store, product.id);
  const saved = store.putProduct(product);
  if (before && before.name !== saved.name) renameVariations(store, saved.id);
  return saved;
}

function settleProduct(store: Store, product: ProductRecord, before: ProductRecord | undefined): void {
  const now = store.site.now();
  if (product.name === "" || product.name === "0") product.name = "Product";
  if (!before) product.createdAt ||= now;
  product.modifiedAt = now;
  if (before?.status === "trash" && product.status !== "trash" && product.slug.endsWith(trashedSuffix)) {
    product.slug = product.slug.slice(0, -trashedSuffix.length);
  }
  if (product.status === "publish" && product.createdAt > now) product.status = "future";
  else if (product.status === "future" && product.createdAt <= now) product.status = "publish";
  product.slug = settleSlug(store, product);
  if (product.categoryIds.length === 0) product.categoryIds = [uncategorizedId];
  settlePrices(product, now);
  settleStock(store, product);
}

function withTerms(store: Store, planned: PlannedAttribute): ProductAttribute {
  const { newTerms, ...attribute } = planned;
  const taxonomy = attribute.attributeId === 0 ? undefined : (attribute.name as `pa_${string}`);
  if (!taxonomy) return attribute;
  const ids = newTerms.flatMap((name) => store.termNamed(taxonomy, name)?.id ?? made(store, taxonomy, name));
  return { ...attribute, termIds: [...new Set(ids)] };
}

function made(store: Store, taxonomy: `pa_${string}`, name: string): number[] {
  try {
    return [insertTerm(store, { taxonomy, name }).id];
  } catch (error) {
    if (error instanceof RestError) return [];
    throw error;
  }
}

function deleteVariations(store: Store, productId: number): void {
  for (const variation of store.variationsOf(productId)) store.deleteProduct(variation.id);
}

function renameVariations(store: Store, productId: number): void {
  for (const variation of store.variationsOf(productId)) {
    store.putProduct({ ...variation, name: variationTitle(store, variation) });
  }
}
