import { uncategorizedId } from "../store/initial-state";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";

const most = 5;

/** Some published products of the same categories or tags. The real store picks at random, this one the first. */
export function relatedIds(store: Store, product: ProductRecord): number[] {
  const found = new Set<number>();
  for (const term of [
    ...product.categoryIds,
    ...product.tagIds,
    ...(product.categoryIds.length ? [] : [uncategorizedId]),
  ]) {
    for (const id of store.index.withTerm(term)) {
      if (id !== product.id && store.product(id)?.status === "publish") found.add(id);
      if (found.size === most) return [...found];
    }
  }
  return [...found];
}
