import { findRecordRow, listRecordHistory } from "@/server/db/repositories/records";
import { type DescribedIssue, describeIssue, type IssueCode } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { MediaState, RecordState, RunKind, RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { openSource, openTarget } from "../connections/open-connector";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";

export interface RecordIssueView extends DescribedIssue {
  id: string;
  code: string;
  field: string | null;
  technical: string | null;
}

export interface RecordDetail {
  id: string;
  kind: string;
  sourceId: string;
  title: string;
  sku: string | null;
  state: RecordState;
  mediaState: MediaState;
  targetId: string | null;
  endedAt: Date | null;
  read: JsonValue;
  mapped: JsonValue;
  sent: JsonValue;
  answered: JsonValue;
  changes: JsonValue;
  issues: RecordIssueView[];
  run: { id: string; importId: string; kind: RunKind; status: RunStatus; createdAt: Date };
  /** Pages of the record in the stores' own admin areas. */
  adminUrls: { source: string | null; target: string | null };
  history: {
    id: string;
    state: RecordState;
    endedAt: Date | null;
    run: { id: string; kind: RunKind; status: RunStatus; createdAt: Date };
    issues: { code: string }[];
  }[];
}

const HISTORY = 20;

/** One record with what was read, mapped, sent and answered, its issues and its history over runs. */
export async function getRecord(scope: OrgScope, deps: ServiceDeps, recordId: string): Promise<RecordDetail> {
  requireScope(scope, "run:read");
  const row = await findRecordRow(scope, deps.db, recordId);
  if (!row) throw notFound("record");
  const [history, adminUrls] = await Promise.all([
    listRecordHistory(scope, deps.db, row, HISTORY),
    adminUrlsOf(scope, deps, row),
  ]);
  const { run, issues } = row;
  return {
    id: row.id,
    kind: row.kind,
    sourceId: row.sourceId,
    title: row.title,
    sku: row.sku,
    state: row.state,
    mediaState: row.mediaState,
    targetId: row.targetId,
    endedAt: row.endedAt,
    read: row.read as JsonValue,
    mapped: row.mapped as JsonValue,
    sent: row.sent as JsonValue,
    answered: row.answered as JsonValue,
    changes: row.changes as JsonValue,
    issues: issues.map((issue) => ({
      id: issue.id,
      code: issue.code,
      field: issue.field,
      technical: issue.technical,
      ...describeIssue({
        code: issue.code as IssueCode,
        details: issue.details as Record<string, string>,
        ...(issue.field ? { field: issue.field } : {}),
      }),
    })),
    run: { id: run.id, importId: run.importId, kind: run.kind, status: run.status, createdAt: run.createdAt },
    adminUrls,
    history,
  };
}

/** No link is better than an error: a connection that was disabled since still lets its records be read. */
async function adminUrlsOf(
  scope: OrgScope,
  deps: ServiceDeps,
  row: {
    kind: string;
    sourceId: string;
    targetId: string | null;
    run: { sourceId: string; targetId: string };
  },
): Promise<RecordDetail["adminUrls"]> {
  try {
    const [source, target] = await Promise.all([
      openSource(scope, deps, row.run.sourceId, {}),
      openTarget(scope, deps, row.run.targetId, {}),
    ]);
    const kind = row.kind === "category" || row.kind === "brand" ? row.kind : "product";
    return {
      source: kind === "product" ? source.adminUrl("products", row.sourceId) : null,
      target: row.targetId === null ? null : target.connector.adminUrl(kind, row.targetId),
    };
  } catch {
    return { source: null, target: null };
  }
}
