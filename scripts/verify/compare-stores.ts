import { readSource, type SourceAccess } from "./bigcommerce-reader";
import { compareTerms } from "./compare-parts";
import { compareProduct, type Difference } from "./compare-product";
import { readTarget, type TargetAccess } from "./woocommerce-reader";

export interface Comparison {
  products: number;
  variations: number;
  missing: string[];
  /** Source ids that are in the target more than once, and stamped objects that the source does not have. */
  duplicates: string[];
  unexpected: string[];
  differences: Difference[];
}

/**
 * Reads both stores whole over their public APIs and compares every product and variation field by field.
 * It shares no code with the import, so that a mistake there cannot hide itself here.
 */
export async function compareStores(
  sourceAccess: SourceAccess,
  targetAccess: TargetAccess,
): Promise<Comparison> {
  const [source, target] = await Promise.all([readSource(sourceAccess), readTarget(targetAccess)]);
  const comparison: Comparison = {
    products: 0,
    variations: 0,
    missing: [],
    duplicates: [],
    unexpected: [],
    differences: [],
  };
  const ids = new Set(source.products.map((product) => String(product.id)));
  for (const product of source.products) {
    const found = target.products.get(String(product.id)) ?? [];
    const [first] = found;
    if (!first) {
      comparison.missing.push(String(product.id));
      continue;
    }
    if (found.length > 1) comparison.duplicates.push(String(product.id));
    comparison.products += 1;
    comparison.variations += first.variations.length;
    await compareProduct(product, first, source, target, (difference) =>
      comparison.differences.push(difference),
    );
  }
  await compareTerms(source, target, (kind, name, field, expected, held) =>
    comparison.differences.push({ sourceId: kind, name, field, expected, held }),
  );
  for (const id of target.products.keys()) if (!ids.has(id)) comparison.unexpected.push(id);
  return comparison;
}
