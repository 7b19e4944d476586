import { writeAudit } from "@/server/db/repositories/audit";
import { findImportRow } from "@/server/db/repositories/imports";
import { findActiveRun } from "@/server/db/repositories/imports-runs";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { startRun } from "@/server/services/runs/start-run";

/** Pressing twice, or two people at once, starts one run: the second waits this long and is told. */
const LOCK_WAIT_MS = 10_000;

/** Starts a run of an import that is ready and of which nothing is under way. */
export async function startImportRun(
  scope: OrgScope,
  deps: ServiceDeps,
  input: { importId: string; kind: "full" | "dry_run" },
): Promise<{ runId: string }> {
  requireScope(scope, "run:start");
  const row = await findImportRow(scope, deps.db, input.importId);
  if (!row) throw notFound("import");
  if (row.status !== "ready") {
    throw new ServiceError("conflict", "This import is not complete yet. Finish its open steps first.");
  }
  const locked = await deps.locks.withLock(`start:${row.id}`, LOCK_WAIT_MS, async () => {
    const active = await findActiveRun(scope, deps.db, row.id);
    if (active) {
      const what = active.kind === "dry_run" ? "A dry run" : "A run";
      throw new ServiceError(
        "conflict",
        `${what} of this import is already under way. Wait until it has ended, or cancel it.`,
      );
    }
    const run = await startRun(scope, deps, input);
    await writeAudit(scope, deps.db, {
      action: input.kind === "dry_run" ? "run.dry_run_started" : "run.started",
      subject: "run",
      subjectId: run.id,
      details: { import: row.name },
    });
    return run.id;
  });
  if (!locked) throw new ServiceError("conflict", "A run of this import is just being started.");
  return { runId: locked.result };
}
