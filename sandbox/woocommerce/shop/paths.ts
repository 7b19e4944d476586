import type { ProductRecord } from "../store/records";

/** A product's page on the shop; without a slug it is found by its id. */
export function productPath(product: ProductRecord): string {
  return product.slug === "" ? `/?p=${product.id}` : `/product/${product.slug}/`;
}
