import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { compareDecimals } from "../text/decimal";

/** At each save: a sale price that is not below the regular one is dropped, and the price in force is stored. */
export function settlePrices(product: ProductRecord, now: number): void {
  if (product.type === "variable" || product.type === "grouped") return;
  if (product.salePrice !== "" && compareDecimals(product.salePrice, product.regularPrice) >= 0)
    product.salePrice = "";
  product.price = isOnSale(product, now) ? product.salePrice : product.regularPrice;
}

export function isOnSale(product: ProductRecord, now: number): boolean {
  if (product.salePrice === "" || compareDecimals(product.regularPrice, product.salePrice) <= 0) return false;
  if (product.saleFrom !== null && product.saleFrom > now) return false;
  return product.saleTo === null || product.saleTo >= now;
}

export interface PricedVariation {
  price: string;
  regular: string;
}

/** The prices of a variable product's published variations, the lowest first. */
export function variationPrices(store: Store, productId: number): PricedVariation[] {
  return store
    .variationsOf(productId)
    .filter((variation) => variation.status === "publish" && variation.price !== "")
    .map((variation) => ({ price: variation.price, regular: variation.regularPrice }))
    .sort((one, other) => compareDecimals(one.price, other.price));
}

/** The lowest and the highest price of a product, both empty when it has none. */
export function priceBounds(store: Store, product: ProductRecord): [low: string, high: string] {
  if (product.type !== "variable" && product.type !== "grouped") return [product.price, product.price];
  const prices =
    product.type === "variable"
      ? variationPrices(store, product.id).map((one) => one.price)
      : product.groupedIds.flatMap((id) => store.product(id)?.price || []).sort(compareDecimals);
  return [prices[0] ?? "", prices.at(-1) ?? ""];
}

/** The price that a product shows, which a variable and a grouped product take from others. */
export function shownPrice(store: Store, product: ProductRecord): string {
  return priceBounds(store, product)[0];
}

export function showsSale(store: Store, product: ProductRecord): boolean {
  const now = store.site.now();
  if (product.type === "grouped") {
    return product.groupedIds
      .flatMap((id) => store.product(id) ?? [])
      .some((child) => showsSale(store, child));
  }
  if (product.type !== "variable") return isOnSale(product, now);
  return store
    .variationsOf(product.id)
    .some(
      (variation) => variation.status === "publish" && variation.price !== "" && isOnSale(variation, now),
    );
}

export function isPurchasable(store: Store, product: ProductRecord): boolean {
  if (product.type === "grouped" || product.type === "external") return false;
  if (product.type === "variation" && (product.status !== "publish" || product.parentId === 0)) return false;
  return shownPrice(store, product) !== "";
}
