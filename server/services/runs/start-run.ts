import type { Prisma, Run } from "@/server/db/generated/client";
import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow } from "@/server/db/repositories/imports";
import { findActiveRun } from "@/server/db/repositories/imports-runs";
import type { AuditAction } from "@/server/domain/audit";
import type { Scope } from "@/server/domain/roles";
import type { RunKind, RunReach, RunTrigger } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { actingUserId, requireScope } from "../require-scope";
import { freezeDefinition } from "./freeze-definition";

export interface StartRun {
  importId: string;
  kind: Extract<RunKind, "full" | "incremental" | "dry_run" | "retry">;
  /** Only these source ids; for a retry, and for what webhooks named. */
  sourceIds?: string[];
  /** Of an incremental run; left out, the service chooses between changes, a comparison and a full run. */
  reach?: Extract<RunReach, "stock_and_prices" | "chosen">;
  /** Left out: a person. */
  trigger?: RunTrigger;
  scheduleId?: string;
  /** A person has seen what is gone at the source: the safety stop lets it be taken away. */
  deletionsApproved?: boolean;
}

/** Pressing twice, or two people at once, starts one run: the second waits this long and is told. */
const LOCK_WAIT_MS = 10_000;

const SHORT_RUN_MS = 15_000;
const POLL_MS = 500;

const AUDIT_ACTIONS: Record<StartRun["kind"], AuditAction> = {
  full: "run.started",
  incremental: "run.started",
  dry_run: "run.dry_run_started",
  retry: "run.retry_started",
};

const SCOPES: Record<StartRun["kind"], Scope> = {
  full: "run:start",
  incremental: "run:start",
  dry_run: "run:retry",
  retry: "run:retry",
};

/** A run of the import is under way or just being started. */
export class RunUnderWay extends ServiceError {
  constructor(message: string) {
    super("conflict", message);
  }
}

/** What has to happen together with the start of a run, or not at all. It throws when the run is not to start. */
export type Alongside = (tx: Prisma.TransactionClient, runId: string) => Promise<void>;

/** Freezes the definition of an import of which nothing is under way into a new run, and hands it to the executor. */
export async function startRun(
  scope: OrgScope,
  deps: ServiceDeps,
  input: StartRun,
  alongside?: Alongside,
): Promise<Run> {
  requireScope(scope, SCOPES[input.kind]);
  const row = await findImportRow(scope, deps.db, input.importId);
  if (!row) throw notFound("import");
  const frozen = await freezeDefinition(scope, deps, row, input);
  const run = await whileNothingRuns(scope, deps, row.id, () =>
    deps.db.$transaction(async (tx) => {
      const created = await tx.run.create({
        data: {
          ...frozen,
          orgId: scope.orgId,
          importId: row.id,
          clientId: row.clientId,
          startedBy: actingUserId(scope),
          trigger: input.trigger ?? "person",
          scheduleId: input.scheduleId ?? null,
          deletionsApproved: input.deletionsApproved ?? false,
        },
      });
      await writeAudit(scope, tx, {
        action: input.deletionsApproved ? "run.deletions_approved" : AUDIT_ACTIONS[input.kind],
        subject: "run",
        subjectId: created.id,
        details: {
          import: row.name,
          trigger: input.trigger ?? "person",
          ...(input.sourceIds ? { records: input.sourceIds.length } : {}),
        },
      });
      await alongside?.(tx, created.id);
      return created;
    }),
  );
  await requestRun(deps, run);
  return run;
}

/** A run of what webhooks named is over in a moment: whoever wants to start another one waits for it. */
export function isShort({ trigger, reach }: { trigger: RunTrigger; reach: RunReach }): boolean {
  return trigger === "webhook" && reach === "chosen";
}

/** Every way to a run under way goes through here, so that an import never has two of them. */
export async function whileNothingRuns<T>(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "locks" | "clock">,
  importId: string,
  work: () => Promise<T>,
): Promise<T> {
  const locked = await deps.locks.withLock(`start:${importId}`, LOCK_WAIT_MS, async () => {
    let active = await findActiveRun(scope, deps.db, importId);
    // None follows while this lock is held.
    for (let waited = 0; active && isShort(active) && waited < SHORT_RUN_MS; waited += POLL_MS) {
      await deps.clock.sleep(POLL_MS);
      active = await findActiveRun(scope, deps.db, importId);
    }
    if (active) {
      const what = active.kind === "dry_run" ? "A dry run" : "A run";
      throw new RunUnderWay(
        `${what} of this import is already under way. Wait until it has ended, or cancel it.`,
      );
    }
    return work();
  });
  if (!locked) throw new RunUnderWay("A run of this import is just being started.");
  return locked.result;
}

/** Hands the run over. When the executor cannot be reached the run stays queued, and the sweep hands it over later. */
export async function requestRun(
  deps: Pick<ServiceDeps, "requestRun" | "db">,
  run: Pick<Run, "id" | "orgId" | "leg">,
): Promise<void> {
  try {
    await deps.requestRun({ runId: run.id, orgId: run.orgId, leg: run.leg, part: 0 });
  } catch {
    await deps.db.run.updateMany({
      where: { id: run.id, orgId: run.orgId },
      data: { waiting: { reason: "executor", label: "the worker to be reachable", until: null } },
    });
  }
}
