import type { Json } from "./json";
import { number } from "./normal-forms";

/** The variants that a buyer can choose; a simple product has one that stands for itself. */
export function variantsOf(product: Json): Json[] {
  const variants = (product.variants ?? []) as Json[];
  return variants.filter((variant) => (variant.option_values ?? []).length > 0);
}

/** What WooCommerce can hold of a sale price: it drops one that is not below the price. */
export function expectedSale(price: unknown, sale: unknown): string {
  const salePrice = number(sale);
  return salePrice !== "" && Number(salePrice) < Number(number(price, false)) ? salePrice : "";
}
