import { collationKey } from "../text/accents";
import { MultiMap } from "./multi-map";
import type { ProductRecord } from "./records";

/** WooCommerce's lookup table keeps 100 letters of a SKU, and uniqueness is checked there. */
const lookupLength = 100;

/** Finds products without walking through all of them. */
export class ProductIndex {
  private readonly skus = new MultiMap<string>();
  private readonly lookupSkus = new MultiMap<string>();
  private readonly gtins = new MultiMap<string>();
  private readonly slugs = new MultiMap<string>();
  private readonly parents = new MultiMap<number>();
  private readonly terms = new MultiMap<number>();

  add(product: ProductRecord): void {
    this.each(product, (map, key) => map.add(key, product.id));
  }

  remove(product: ProductRecord): void {
    this.each(product, (map, key) => map.delete(key, product.id));
  }

  /** All that have this SKU, trashed ones too. */
  withSku(sku: string): ReadonlySet<number> {
    return this.skus.get(collationKey(sku));
  }

  /** As the lookup table sees it: a SKU past 100 letters is never found, one that equals another's first 100 is. */
  inLookupTable(sku: string): ReadonlySet<number> {
    return this.lookupSkus.get(collationKey(sku));
  }

  withGtin(gtin: string): ReadonlySet<number> {
    return this.gtins.get(gtin);
  }

  withSlug(slug: string): ReadonlySet<number> {
    return this.slugs.get(slug);
  }

  childrenOf(parentId: number): ReadonlySet<number> {
    return this.parents.get(parentId);
  }

  withTerm(termId: number): ReadonlySet<number> {
    return this.terms.get(termId);
  }

  private each(
    product: ProductRecord,
    act: <K extends string | number>(
      map: { add(key: K, id: number): void; delete(key: K, id: number): void },
      key: K,
    ) => void,
  ): void {
    if (product.sku !== "") {
      act(this.skus, collationKey(product.sku));
      act(this.lookupSkus, collationKey(product.sku.slice(0, lookupLength)));
    }
    if (product.gtin !== "") act(this.gtins, product.gtin);
    if (product.type === "variation") {
      act(this.parents, product.parentId);
      return;
    }
    if (product.slug !== "") act(this.slugs, product.slug);
    for (const id of termsOf(product)) act(this.terms, id);
  }
}

function termsOf(product: ProductRecord): Set<number> {
  return new Set([
    ...product.categoryIds,
    ...product.tagIds,
    ...product.brandIds,
    ...(product.shippingClassId ? [product.shippingClassId] : []),
    ...product.attributes.flatMap((attribute) => attribute.termIds),
  ]);
}
