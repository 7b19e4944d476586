import { settlePrices } from "../products/price";
import { settleStock } from "../products/stock";
import { takeSlugBack } from "../products/trash";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { slugOf } from "../text/slug";
import { variationTitle } from "./title";

/** Stores a variation. Unlike a product it is not held back by a trashed product of its SKU. */
export function saveVariation(store: Store, variation: ProductRecord): ProductRecord {
  const now = store.site.now();
  const parent = store.product(variation.parentId);
  // A parent that is not a product is dropped: the variation stays behind as an orphan.
  if (!parent || parent.type === "variation") variation.parentId = 0;
  variation.createdAt ||= now;
  variation.modifiedAt = now;
  if (store.product(variation.id)?.status === "trash" && variation.status !== "trash")
    takeSlugBack(variation);
  settlePrices(variation, now);
  settleStock(store, variation);
  variation.name = variationTitle(store, variation);
  if (variation.slug === "") variation.slug = slugOf(variation.name);
  return store.putProduct(variation);
}
