import type { TargetLimit } from "@/server/connectors/core/target";
import { countTriedAgain } from "@/server/db/repositories/imports-runs";
import { findRetention } from "@/server/db/repositories/organisations";
import { findApprovedAfter } from "@/server/db/repositories/run-deletions";
import {
  countPendingMedia,
  findRunRow,
  groupIssues,
  listLogRows,
  listRunLimits,
  type RunWithNames,
} from "@/server/db/repositories/runs";
import type { DeletionReport } from "@/server/domain/deletion-report";
import type { FieldDescriptor } from "@/server/domain/field";
import { type DeletionOptions, importOptionsSchema } from "@/server/domain/import-settings";
import { type DescribedIssue, ISSUE_CODES, type IssueCode } from "@/server/domain/issue";
import { isRunEnded } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { ReconciliationReport, RunProfiles } from "@/server/engine/ports";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";
import { isPastRetention } from "../retention/retention-times";
import { describeLabelled } from "./labelled-issue";
import { paceOf, type RunPace, type RunSummary, type SummaryDeps, summariesOf } from "./run-view";

export interface RunWaiting {
  reason: string;
  /** Goes on "waiting for". */
  label: string;
  /** Null when nobody can say how long. */
  remainingMs: number | null;
}

export interface RunDetail extends RunSummary {
  /** Why everything is read though only changes were asked for. */
  kindReason: string | null;
  pace: RunPace;
  /** By the server's clock: from the start to the end, or to now. */
  elapsedMs: number | null;
  waiting: RunWaiting | null;
  media: { pending: number; ended: number };
  profiles: RunProfiles | null;
  reconciliation: ReconciliationReport | null;
  /** What the target cannot take, with the number of records that hold it. */
  limits: RunLimitView[];
  /** What becomes of records that are gone at the source, as it was frozen for this run. */
  deletionPolicy: DeletionOptions["policy"];
  deletions: DeletionReport | null;
  /** The later run that did what this one held back. */
  deletionsAppliedBy: string | null;
  /** How many records the next run tries again because they failed in this one. */
  retriedNext: number;
  /** When retention took its records away, and how many days records are kept. */
  recordsRemoved: { at: Date; keepDays: number } | null;
  failure: { message: string; technical: string | null } | null;
  cancelRequested: boolean;
  can: { cancel: boolean; resume: boolean; retryFailed: boolean; applyDeletions: boolean };
}

export interface RunLimitView extends TargetLimit {
  records: number;
}

function targetOf(deps: Pick<ServiceDeps, "platforms">, row: RunWithNames) {
  return deps.platforms.find(row.target.platform)?.target;
}

/** A wait whose end has passed is over, though the step that waited has not ended yet. */
function waitingOf(value: unknown, now: number): RunWaiting | null {
  if (typeof value !== "object" || value === null || !("label" in value)) return null;
  const { reason, label, until } = value as { reason?: string; label?: string; until?: string | null };
  const remainingMs = until ? Date.parse(until) - now : null;
  if (remainingMs !== null && remainingMs <= 0) return null;
  return { reason: reason ?? "", label: label ?? "", remainingMs };
}

/** One run as its page shows it, with what it waits for and how fast it goes. */
export async function getRun(
  scope: OrgScope,
  deps: SummaryDeps & Pick<ServiceDeps, "clock">,
  runId: string,
): Promise<RunDetail> {
  requireScope(scope, "run:read");
  const row = await findRunRow(scope, deps.db, runId);
  if (!row) throw notFound("run");
  const ended = isRunEnded(row.status);
  const now = deps.clock.now();
  const deletions = row.deletions as DeletionReport | null;
  const heldBack = ended && row.kind !== "dry_run" && deletions?.held?.reason === "share";
  const [[summary], media, limits, retention, deletionsAppliedBy, retriedNext] = await Promise.all([
    summariesOf(deps, [row]),
    countPendingMedia(scope, deps.db, runId),
    listRunLimits(scope, deps.db, runId),
    findRetention(scope, deps.db),
    heldBack ? findApprovedAfter(scope, deps.db, row) : null,
    countRetriedNext(scope, deps, row),
  ]);
  if (!summary) throw notFound("run");
  const texts = new Map(targetOf(deps, row)?.limits[row.entity].map((limit) => [limit.code, limit]));
  return {
    ...summary,
    kindReason: row.kindReason,
    pace: paceOf(summary, now),
    elapsedMs: row.startedAt ? (row.endedAt?.getTime() ?? now) - row.startedAt.getTime() : null,
    waiting: ended ? null : waitingOf(row.waiting, now),
    media,
    profiles: row.profiles as RunProfiles | null,
    reconciliation: row.reconciliation as ReconciliationReport | null,
    limits: limits.flatMap(({ code, records }) => {
      const text = texts.get(code);
      return text ? [{ ...text, records }] : [];
    }),
    deletionPolicy: importOptionsSchema.parse(row.options).deletions.policy,
    deletions,
    deletionsAppliedBy,
    retriedNext,
    recordsRemoved: row.recordsRemovedAt && {
      at: row.recordsRemovedAt,
      keepDays: retention.keepRecordsDays,
    },
    failure: row.failure === null ? null : { message: row.failure, technical: row.failureTechnical },
    cancelRequested: row.cancelRequested,
    can: {
      cancel: !ended && !row.cancelRequested,
      resume:
        (row.status === "failed" || row.status === "cancelled") && !isPastRetention(row, retention, now),
      retryFailed:
        ended &&
        row.kind !== "dry_run" &&
        row.recordsRemovedAt === null &&
        (row.failedCount > 0 || row.imagesFailed > 0),
      applyDeletions: heldBack && deletionsAppliedBy === null && row.recordsRemovedAt === null,
    },
  };
}

/** The next run of an import tries again what failed in the latest one that came to its end. */
async function countRetriedNext(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  run: RunWithNames,
): Promise<number> {
  if (!isRunEnded(run.status) || (run.failedCount === 0 && run.imagesFailed === 0)) return 0;
  return countTriedAgain(scope, deps.db, run);
}

export interface IssueGroupView extends DescribedIssue {
  code: IssueCode;
  records: number;
}

function isIssueCode(code: string): code is IssueCode {
  return (ISSUE_CODES as string[]).includes(code);
}

/** What is wrong in a run, by cause, the worst first; the sentences are filled in from one of the records. */
export async function listIssueGroups(
  scope: OrgScope,
  deps: SummaryDeps,
  runId: string,
): Promise<IssueGroupView[]> {
  requireScope(scope, "run:read");
  const [groups, row] = await Promise.all([
    groupIssues(scope, deps.db, runId),
    findRunRow(scope, deps.db, runId),
  ]);
  if (!row) throw notFound("run");
  const fields: readonly FieldDescriptor[] = targetOf(deps, row)?.fields[row.entity] ?? [];
  return groups.flatMap(({ code, records, details, field }) =>
    isIssueCode(code)
      ? [{ code, records, ...describeLabelled({ code, details, ...(field ? { field } : {}) }, fields) }]
      : [],
  );
}

const LOG_LINES = 500;

/** The run's log, latest first. */
export async function listRunLog(scope: OrgScope, deps: Pick<ServiceDeps, "db">, runId: string) {
  requireScope(scope, "run:read");
  const [lines, row] = await Promise.all([
    listLogRows(scope, deps.db, runId, LOG_LINES),
    findRunRow(scope, deps.db, runId),
  ]);
  if (!row) throw notFound("run");
  return lines;
}
