import type { CanonicalRecord } from "@/server/domain/canonical";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import { type DescribedIssue, describeIssue } from "@/server/domain/issue";
import type { OrgScope } from "@/server/domain/scope";
import { shownIssue, shownRecord, shownTitle } from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { askSource, findSourcedImport, type StoreDeps } from "./ask-store";
import { readSampleRecord } from "./sample-records";

export interface Sample {
  sourceId: string;
  title: string;
  /** Null when the record could not be understood; the issues say why. */
  record: CanonicalRecord | null;
  issues: DescribedIssue[];
  adminUrl: string | null;
}

/** One record of the real store, read as the mapping reads it. */
export async function getSample(
  scope: OrgScope,
  deps: StoreDeps,
  input: { importId: string; sourceId: string },
): Promise<Sample> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, input.importId);
  return askSource(scope, deps, row.source, async (source) => {
    const record = await readSampleRecord(scope, deps, row, source, input.sourceId);
    const stream = source.stream(row.entity);
    const kind = RECORD_KIND_OF[row.entity];
    const { record: canonical, issues } = stream.toCanonical(record.raw);
    return {
      sourceId: record.sourceId,
      title: shownTitle(scope, { ...record, kind }),
      record: canonical && shownRecord(scope, canonical),
      issues: issues.map((issue) => describeIssue(shownIssue(scope, kind, issue))),
      adminUrl: stream.adminUrl(record.sourceId),
    };
  });
}
