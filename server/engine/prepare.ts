import type { CanonicalRecord } from "@/server/domain/canonical";
import { describeIssue, type IssueDraft } from "@/server/domain/issue";
import type { MappedRecord } from "@/server/domain/mapped";
import { applyMapping, type CompiledMapping } from "@/server/mapping/apply";
import type { EngineContext } from "./context";
import type { StoredRecord } from "./ports";

/** A record that has been understood and mapped; its payload is made once its references are known. */
export interface PreparedRecord {
  record: StoredRecord;
  canonical: CanonicalRecord;
  mapped: MappedRecord;
  issues: IssueDraft[];
}

export interface UnusableRecord {
  record: StoredRecord;
  mapped: MappedRecord | null;
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
  const { record: canonical, issues } = context.stream.toCanonical(record.read);
  if (!canonical) return { ok: false, unusable: { record, mapped: null, issues } };
  const result = applyMapping(canonical, mapping);
  const all = [...issues, ...result.issues];
  if (hasError(all)) return { ok: false, unusable: { record, mapped: result.mapped, issues: all } };
  return { ok: true, prepared: { record, canonical, mapped: result.mapped, issues: all } };
}
