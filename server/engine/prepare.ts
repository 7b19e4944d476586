import { describeIssue, type IssueDraft } from "@/server/domain/issue";
import type { MappedProduct } from "@/server/domain/mapped";
import type { Product } from "@/server/domain/product";
import { applyMapping, type CompiledMapping } from "@/server/mapping/apply";
import type { EngineContext } from "./context";
import type { StoredRecord } from "./ports";

/** A record that has been understood and mapped; `payload` is added once its references are known. */
export interface PreparedRecord {
  record: StoredRecord;
  product: Product;
  mapped: MappedProduct;
  issues: IssueDraft[];
}

export interface UnusableRecord {
  record: StoredRecord;
  mapped: MappedProduct | null;
  issues: IssueDraft[];
}

export function hasError(issues: IssueDraft[]): boolean {
  return issues.some((issue) => describeIssue(issue).severity === "error");
}

/** Reads and maps one record. What cannot be written comes back with the issues that say why. */
export function prepareRecord(
  context: EngineContext,
  mapping: CompiledMapping,
  record: StoredRecord,
): { ok: true; prepared: PreparedRecord } | { ok: false; unusable: UnusableRecord } {
  const { product, issues } = context.source.toCanonical(record.read);
  if (!product) return { ok: false, unusable: { record, mapped: null, issues } };
  const result = applyMapping(product, mapping);
  const all = [...issues, ...result.issues];
  if (hasError(all)) return { ok: false, unusable: { record, mapped: result.mapped, issues: all } };
  return { ok: true, prepared: { record, product, mapped: result.mapped, issues: all } };
}
