import type { Prisma, Run } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { findRetention } from "@/server/db/repositories/organisations";
import { inReach, runInReach } from "@/server/db/repositories/reach";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { IssueCode } from "@/server/domain/issue";
import { isRunEnded } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { requireScope } from "../require-scope";
import { isPastRetention } from "../retention/retention-times";
import { endRun } from "./end-run";
import { type Alongside, requestRun, startRun, whileNothingRuns } from "./start-run";

async function findRun(scope: OrgScope, deps: Pick<ServiceDeps, "db">, runId: string) {
  const run = await deps.db.run.findFirst({
    where: { id: runId, ...inReach(scope) },
    include: { import: { select: { name: true } } },
  });
  if (!run) throw notFound("run");
  return run;
}

function told(run: { id: string; import: { name: string } }) {
  return { subject: "run" as const, subjectId: run.id, details: { import: run.import.name } };
}

/** Asks a run to stop. It ends within the batch that is under way; what has been written stays. */
export async function cancelRun(scope: OrgScope, deps: ServiceDeps, runId: string): Promise<void> {
  requireScope(scope, "run:start");
  const run = await findRun(scope, deps, runId);
  if (isRunEnded(run.status)) throw new ServiceError("conflict", "This run has already ended.");
  await deps.db.$transaction(async (tx) => {
    await tx.run.updateMany({ where: { id: run.id, ...inReach(scope) }, data: { cancelRequested: true } });
    await writeAudit(scope, tx, { ...told(run), action: "run.cancelled" });
  });
  if (run.status === "queued") await endRun(deps, run, "cancelled");
}

/** Takes a failed or cancelled run up again where it stopped. */
export async function resumeRun(
  scope: OrgScope,
  deps: ServiceDeps,
  runId: string,
  alongside?: Alongside,
): Promise<void> {
  requireScope(scope, "run:start");
  const run = await findRun(scope, deps, runId);
  if (run.status !== "failed" && run.status !== "cancelled") {
    throw new ServiceError("conflict", "Only a run that failed or was cancelled can be resumed.");
  }
  if (isPastRetention(run, await findRetention(scope, deps.db), deps.clock.now())) {
    throw new ServiceError(
      "conflict",
      "This run is so old that its records are no longer kept, so it cannot go on from there. Run the import.",
    );
  }
  const next = await whileNothingRuns(scope, deps, run.importId, () =>
    deps.db.$transaction(async (tx) => {
      const [resumed] = await tx.run.updateManyAndReturn({
        where: { id: run.id, ...inReach(scope), status: run.status },
        data: {
          status: "queued",
          leg: { increment: 1 },
          cancelRequested: false,
          failure: null,
          failureTechnical: null,
          endedAt: null,
          heartbeatAt: new Date(deps.clock.now()),
        },
      });
      if (!resumed) return undefined;
      await writeAudit(scope, tx, { ...told(run), action: "run.resumed" });
      await alongside?.(tx, run.id);
      return resumed;
    }),
  );
  if (next) await requestRun(deps, next);
}

const RETRY_LIMIT = 50_000;

/** Which records of a run are tried again; all that failed when nothing is named. */
export interface RetryChoice {
  recordIds?: string[] | undefined;
  /** All records with this issue. */
  issue?: IssueCode | undefined;
}

/** Reads the failed records of a run anew and writes them with the mapping as it now stands. */
export async function retryFailed(
  scope: OrgScope,
  deps: ServiceDeps,
  runId: string,
  { recordIds, issue }: RetryChoice = {},
): Promise<Run> {
  requireScope(scope, "run:retry");
  const run = await findRun(scope, deps, runId);
  if (run.kind === "dry_run") {
    throw new ServiceError(
      "conflict",
      "A dry run writes nothing, so there is nothing to retry. Run the import.",
    );
  }
  const named = recordIds !== undefined || issue !== undefined;
  // Members may bring over again what they name, whatever became of it; support mends what failed.
  const failed: Prisma.RecordWhereInput = { OR: [{ state: "failed" }, { mediaState: "failed" }] };
  const records = await deps.db.record.findMany({
    where: {
      ...runInReach(scope),
      runId: run.id,
      kind: RECORD_KIND_OF[run.entity],
      ...(recordIds ? { id: { in: recordIds } } : {}),
      ...(issue ? { issues: { some: { orgId: scope.orgId, code: issue } } } : {}),
      ...(named && scope.role !== "support" ? {} : failed),
    },
    select: { sourceId: true },
    take: RETRY_LIMIT,
  });
  if (records.length === 0) throw new ServiceError("conflict", nothingToRetry(run, { recordIds, issue }));
  return startRun(scope, deps, {
    importId: run.importId,
    kind: "retry",
    sourceIds: records.map((record) => record.sourceId),
  });
}

function nothingToRetry(run: Run, { recordIds, issue }: RetryChoice): string {
  if (run.recordsRemovedAt) {
    return "The records of this run are no longer kept, so it is not known which of them failed. Run the import.";
  }
  return recordIds || issue
    ? `Only ${run.entity} can be retried. Categories and brands are brought by the next run.`
    : "No record of this run has failed.";
}
