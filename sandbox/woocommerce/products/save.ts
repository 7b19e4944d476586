import { RestError } from "../rest/errors";
import { uncategorizedId } from "../store/initial-state";
import type { ProductAttribute, ProductRecord } from "../store/records";
import type { Site } from "../store/site";
import type { Store } from "../store/store";
import { insertTerm } from "../terms/insert";
import { variationTitle } from "../variations/title";
import type { Draft } from "./apply";
import type { PlannedAttribute } from "./apply-attributes";
import { settlePrices } from "./price";
import { skuInLookupTable } from "./refusals";
import { settleSlug } from "./slugs";
import { settleStock } from "./stock";
import { giveTrashSlug, takeSlugBack } from "./trash";

/** Stores a draft: settles what WooCommerce settles at each save, and makes the terms of its attributes. */
export function saveProduct(store: Store, draft: Draft): ProductRecord {
  const { product } = draft;
  const before = store.product(product.id);
  if (!before) product.id = store.takePostId();
  settleProduct(store, product, before);
  if (!before && isTakenSku(store, product.sku)) {
    for (const id of draft.uploadedImageIds) store.deleteAttachment(id);
    throw skuInLookupTable(product.sku);
  }
  if (draft.attributes) product.attributes = draft.attributes.map((attribute) => withTerms(store, attribute));
  product.meta = product.meta.map((entry) => (entry.id === 0 ? { ...entry, id: store.takeMetaId() } : entry));
  if (before?.type === "variable" && product.type !== "variable") deleteVariations(store, product.id);
  const saved = store.putProduct(product);
  if (before && before.name !== saved.name) renameVariations(store, saved.id);
  if (saved.type === "variable" && saved.manageStock) passStockStatusOn(store, saved);
  return saved;
}

/** The lookup table knows trashed products too, and its refusal comes after the product was inserted. */
function isTakenSku(store: Store, sku: string): boolean {
  return sku !== "" && sku !== "0" && store.index.inLookupTable(sku).size > 0;
}

function settleProduct(store: Store, product: ProductRecord, before: ProductRecord | undefined): void {
  const now = store.site.now();
  if (before) settleChanged(store, product, before, now);
  else settleNew(product, now);
  if (product.status === "auto-draft") product.name = "AUTO-DRAFT";
  if (product.status === "publish" && product.createdAt > now) product.status = "future";
  else if (product.status === "future" && product.createdAt <= now) product.status = "publish";
  if (before && product.status === "publish") noteOldDate(store.site, product, before);
  product.slug = settleSlug(store, product);
  settlePrices(product, now);
  settleStock(store, product);
}

/** A new product counts as modified when it was created, even if that date was given and lies in the past. */
function settleNew(product: ProductRecord, now: number): void {
  if (product.name === "" || product.name === "0") product.name = "Product";
  if (product.categoryIds.length === 0) product.categoryIds = [uncategorizedId];
  product.createdAt ||= now;
  product.modifiedAt = product.createdAt;
}

function settleChanged(store: Store, product: ProductRecord, before: ProductRecord, now: number): void {
  product.modifiedAt = now;
  if (product.name === "" && product.description === "" && product.shortDescription === "") {
    // WordPress refuses a post without any text, so what is kept in the post stays as it was.
    const { name, description, shortDescription, slug, status, menuOrder, modifiedAt } = before;
    Object.assign(product, { name, description, shortDescription, slug, status, menuOrder, modifiedAt });
  }
  const [wasThere, isThere] = [before.status === "trash", product.status === "trash"];
  if (wasThere && !isThere) takeSlugBack(product);
  if (isThere && !wasThere) giveTrashSlug(store, product);
}

/** WordPress notes the day a published post had before its date was changed. */
function noteOldDate(site: Site, product: ProductRecord, before: ProductRecord): void {
  const [day, oldDay] = [product, before].map((one) => site.local(one.createdAt)?.slice(0, 10));
  if (day === oldDay) return;
  const notes = product.meta.filter((entry) => entry.key === "_wp_old_date" && entry.value !== day);
  const others = product.meta.filter((entry) => entry.key !== "_wp_old_date");
  const known = notes.some((entry) => entry.value === oldDay);
  product.meta = [...others, ...notes, ...(known ? [] : [{ id: 0, key: "_wp_old_date", value: oldDay }])];
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

/** Variations without stock of their own get the status of a product that has, and keep it. */
function passStockStatusOn(store: Store, product: ProductRecord): void {
  for (const variation of store.variationsOf(product.id)) {
    if (variation.manageStock || variation.stockStatus === product.stockStatus) continue;
    store.putProduct({ ...variation, stockStatus: product.stockStatus, modifiedAt: product.modifiedAt });
  }
}
