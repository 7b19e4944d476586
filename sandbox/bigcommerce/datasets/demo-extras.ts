import type { ProductInput } from "../catalog/complete-product";
import {
  type Fields,
  idOf,
  numberOf,
  type PriceListState,
  type StoredProduct,
  textOf,
} from "../catalog/types";
import { demoPriceLists, type ProductExtra, productExtras } from "../data/product-extras";

/** The product with its extras; `idsBySku` knows the products that were made before it. */
export function withExtras(input: ProductInput, idsBySku: ReadonlyMap<string, number>): ProductInput {
  const extra: ProductExtra = productExtras[textOf(input.fields, "sku")] ?? {};
  const { modifiers, reviews = [], videos = [], related, more } = extra;
  const fields: Fields = { ...input.fields, ...more };
  if (related) {
    fields.related_products = related.map((sku) => {
      const id = idsBySku.get(sku);
      if (id === undefined) throw new Error(`"${sku}" is not made before what it is related to.`);
      return id;
    });
  }
  return {
    ...input,
    fields,
    reviews: [...(input.reviews ?? []), ...reviews],
    videos: [...(input.videos ?? []), ...videos],
    ...(modifiers ? { modifiers } : {}),
  };
}

const made = "2024-02-01T09:00:00Z";

/** One record a variant and currency; a product's price is that of its base variant. */
export function demoPriceListState(products: readonly StoredProduct[]): PriceListState {
  const bySku = new Map(products.map((product) => [textOf(product.fields, "sku"), product]));
  return {
    lists: demoPriceLists.lists.map((list) => ({ ...list, date_created: made, date_modified: made })),
    assignments: demoPriceLists.assignments.map((assignment) => ({ ...assignment })),
    records: demoPriceLists.prices.flatMap(({ sku, list, price, tiers }) =>
      (bySku.get(sku)?.variants ?? []).map((variant) => ({
        price_list_id: list,
        variant_id: idOf(variant),
        product_id: numberOf(variant, "product_id"),
        sku: textOf(variant, "sku"),
        price,
        sale_price: null,
        retail_price: null,
        map_price: null,
        calculated_price: price,
        currency: "usd",
        bulk_pricing_tiers: tiers,
        date_created: made,
        date_modified: made,
      })),
    ),
  };
}
