import canonicalize from "canonicalize";
import type { SourceRecord, SourceStream } from "@/server/connectors/core/source";
import type {
  PayloadContext,
  RecordPayload,
  TargetEntity,
  TargetLimit,
} from "@/server/connectors/core/target";
import type { CanonicalRecord } from "@/server/domain/canonical";
import { type ChildKind, RECORD_KIND_OF } from "@/server/domain/entity";
import { importOptionsSchema } from "@/server/domain/import-settings";
import type { IssueDraft, IssueSeverity } from "@/server/domain/issue";
import type { JsonObject } from "@/server/domain/json";
import type { MappedRecord } from "@/server/domain/mapped";
import type { OrgScope } from "@/server/domain/scope";
import { applyMapping, compileMapping } from "@/server/mapping/apply";
import type { MappingRule } from "@/server/mapping/rule";
import { ServiceError } from "@/server/services/errors";
import {
  shownChild,
  shownIssue,
  shownTitle,
  shownValue,
} from "@/server/services/personal-data/hidden-persons";
import { requireScope } from "@/server/services/require-scope";
import { askSource, askTarget, findSourcedImport, type SourcedImport, type StoreDeps } from "./ask-store";
import { currentMapping } from "./current-mapping";
import { type PreviewIssue, toPreviewIssue } from "./preview-issue";
import { lookUpReferences, wantedBy } from "./preview-references";
import { readSamplePage, readSampleRecord } from "./sample-records";
import { rememberProfile } from "./store-profiles";

export interface MappingPreview {
  /** What would be sent for the chosen record; null when it cannot be understood or mapped. */
  payload: { body: JsonObject; children: { kind: ChildKind; label: string; body: JsonObject }[] } | null;
  /** What of the chosen record the target's interface cannot take. */
  limits: TargetLimit[];
  /** Of the chosen record. */
  issues: PreviewIssue[];
  /** The same rules on a page of records, so that what is rare shows up before a run. */
  sample: { records: number; groups: SampleIssueGroup[] };
}

export interface SampleIssueGroup extends PreviewIssue {
  severity: IssueSeverity;
  records: number;
  example: { sourceId: string; title: string };
}

interface Mapped {
  record: SourceRecord;
  canonical: CanonicalRecord | null;
  mapped: MappedRecord | null;
  issues: IssueDraft[];
}

/** These rules on real records, up to the write: the very body that would be sent, and what is wrong with it. */
export async function previewMapping(
  scope: OrgScope,
  deps: StoreDeps,
  input: { importId: string; sourceId: string; rules: MappingRule[] },
): Promise<MappingPreview> {
  requireScope(scope, "import:read");
  const row = await findSourcedImport(scope, deps, input.importId);
  const destination = row.target;
  if (!destination) throw new ServiceError("conflict", "Choose a target first, in the import's third step.");
  await refuseOwnRules(scope, deps, row, input.rules);
  return askSource(scope, deps, row.source, (source) =>
    askTarget(scope, deps, destination, async (target, allFields) => {
      const fields = allFields[row.entity];
      const writer = target.entity(row.entity);
      const stream = source.stream(row.entity);
      const [page, chosen, sourceProfile, targetProfile] = await Promise.all([
        readSamplePage(scope, deps, row, source, null),
        readSampleRecord(scope, deps, row, source, input.sourceId),
        rememberProfile(scope, deps, row.source, source),
        rememberProfile(scope, deps, destination, target),
      ]);
      const mapping = compileMapping(input.rules, fields);
      const map = (record: SourceRecord): Mapped => mapRecord(stream, record, mapping);
      const sample = page.records.map(map);
      const one = map(chosen);
      const options = importOptionsSchema.parse(row.options);
      const wanted = [...sample, one].flatMap(({ canonical, mapped }) =>
        canonical && mapped ? wantedBy(canonical, writer.referencesOf(mapped, options)) : [],
      );
      const pair = { sourceConnId: row.source.id, targetConnId: destination.id };
      const context: PayloadContext = {
        references: await lookUpReferences(scope, deps, pair, wanted),
        source: sourceProfile,
        target: targetProfile,
        options,
        sourceKey: source.storeKey,
      };
      const { payload, issues } = payloadOf(writer, one, context);
      const kind = RECORD_KIND_OF[row.entity];
      const shown = (draft: IssueDraft) => toPreviewIssue(shownIssue(scope, kind, draft), fields);
      return {
        payload: payload && {
          body: shownValue(scope, kind, payload.body) as JsonObject,
          children: payload.children.map((child) => shownChild(scope, kind, child)),
        },
        limits: writer.limits.filter(({ code }) => payload?.limits?.includes(code)),
        issues: issues.map(shown),
        sample: {
          records: sample.length,
          groups: groupIssues(writer, sample, context, shown).map((group) => ({
            ...group,
            example: { ...group.example, title: shownTitle(scope, { ...group.example, kind }) },
          })),
        },
      };
    }),
  );
}

/**
 * What is hidden is told by the field that it stands in: rules of one's own would put a name where a status is shown.
 */
async function refuseOwnRules(
  scope: OrgScope,
  deps: StoreDeps,
  row: SourcedImport,
  rules: MappingRule[],
): Promise<void> {
  if (scope.personalData) return;
  const saved = await currentMapping(scope, deps, deps.db, row);
  if (canonicalize(rules) === canonicalize(saved.rules)) return;
  throw new ServiceError(
    "forbidden",
    "While shoppers' personal data is hidden from you, the preview shows the mapping as it is saved. Load the page again to see it.",
  );
}

function mapRecord(
  stream: SourceStream,
  record: SourceRecord,
  mapping: ReturnType<typeof compileMapping>,
): Mapped {
  const { record: canonical, issues } = stream.toCanonical(record.raw);
  if (!canonical) return { record, canonical, mapped: null, issues };
  const result = applyMapping(canonical, mapping);
  return { record, canonical, mapped: result.mapped, issues: [...issues, ...result.issues] };
}

function payloadOf(
  target: TargetEntity,
  { mapped, issues }: Mapped,
  context: PayloadContext,
): { payload: RecordPayload | null; issues: IssueDraft[] } {
  if (!mapped) return { payload: null, issues };
  const payload = target.toPayload(mapped, context);
  // What the mapping has told of a field need not be told twice.
  const told = new Set(issues.map((issue) => `${issue.code}\n${issue.field ?? ""}`));
  const more = payload.issues.filter((issue) => !told.has(`${issue.code}\n${issue.field ?? ""}`));
  return { payload, issues: [...issues, ...more] };
}

function groupIssues(
  target: TargetEntity,
  sample: Mapped[],
  context: PayloadContext,
  shown: (draft: IssueDraft) => PreviewIssue,
): SampleIssueGroup[] {
  const groups = new Map<string, SampleIssueGroup>();
  for (const entry of sample) {
    const seen = new Set<string>();
    for (const draft of payloadOf(target, entry, context).issues) {
      const issue = shown(draft);
      const key = `${issue.code}\n${issue.rule ?? ""}`;
      if (seen.has(key)) continue;
      seen.add(key);
      const group = groups.get(key);
      if (group) group.records += 1;
      else {
        const { sourceId, title } = entry.record;
        groups.set(key, { ...issue, records: 1, example: { sourceId, title } });
      }
    }
  }
  return [...groups.values()].sort(
    (a, b) => Number(b.severity === "error") - Number(a.severity === "error") || b.records - a.records,
  );
}
