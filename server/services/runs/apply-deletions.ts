import type { Run } from "@/server/db/generated/client";
import { inReach } from "@/server/db/repositories/reach";
import { findHeldDeletions } from "@/server/db/repositories/run-deletions";
import type { DeletionReport } from "@/server/domain/deletion-report";
import { isRunEnded } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound, ServiceError } from "../errors";
import { requireScope } from "../require-scope";
import { startRun } from "./start-run";

/**
 * Does what the safety stop held back, once a person has looked at it: a run of those records alone, which asks the
 * source for each of them once more.
 */
export async function applyDeletions(scope: OrgScope, deps: ServiceDeps, runId: string): Promise<Run> {
  requireScope(scope, "run:start");
  const run = await deps.db.run.findFirst({ where: { id: runId, ...inReach(scope) } });
  if (!run) throw notFound("run");
  if (!isRunEnded(run.status)) {
    throw new ServiceError("conflict", "This run is still under way. Wait until it has ended.");
  }
  const report = run.deletions as DeletionReport | null;
  if (run.kind === "dry_run" || report?.held?.reason !== "share") {
    throw new ServiceError("conflict", "This run holds no deletions back that could be applied.");
  }
  const sourceIds = await findHeldDeletions(scope, deps.db, run);
  if (sourceIds.length === 0) {
    throw new ServiceError(
      "conflict",
      "The records that this run held back are no longer kept. Run the import: it looks for deletions again.",
    );
  }
  return startRun(scope, deps, {
    importId: run.importId,
    kind: "incremental",
    reach: "chosen",
    sourceIds,
    deletionsApproved: true,
  });
}
