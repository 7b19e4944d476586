import type { Run } from "@/server/db/generated/client";
import { forgetMarks } from "@/server/db/repositories/stock-marks";
import { countPending, releasePending, settlePending } from "@/server/db/repositories/webhooks-inbox";
import { isRunEnded } from "@/server/domain/run";
import { makeOrgScope, type WholeOrgScope } from "@/server/domain/scope";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { noteHealth } from "../notices/note-health";
import { requestChanges } from "../real-time/request-changes";

export type AfterRunDeps = Pick<ServiceDeps, "db" | "clock" | "logger" | "requestChanges" | "requestNotices">;

/**
 * What is to be done once a run has ended, however it did. Never throws: the run itself is over. Safe to repeat, and
 * the sweep does so where a process died before it was done.
 */
export async function afterRun(deps: AfterRunDeps, { id, orgId }: Pick<Run, "id" | "orgId">): Promise<void> {
  const scope = makeOrgScope({ orgId, actor: { kind: "run", runId: id }, role: "operator" });
  await asOrganisation(scope, () => follow(scope, deps, id));
}

async function follow(scope: WholeOrgScope, deps: AfterRunDeps, id: string): Promise<void> {
  try {
    const run = await deps.db.run.findFirst({ where: { id, orgId: scope.orgId } });
    if (!run || !isRunEnded(run.status)) return;
    if (run.reach === "stock_and_prices") await forgetMarks(scope, deps.db, run);
    await goOnWithChanges(scope, deps, run);
    await noteHealth(deps, run);
  } catch (error) {
    deps.logger.error({ err: error, runId: id }, "what follows a run could not be done");
  }
}

/** What webhooks named is done, or waits again; what came in meanwhile is next. */
async function goOnWithChanges(scope: WholeOrgScope, deps: AfterRunDeps, run: Run): Promise<void> {
  if (run.trigger === "webhook") {
    const done = run.status === "succeeded" || run.status === "completed_with_issues";
    await (done ? settlePending : releasePending)(scope, deps.db, run.id);
    // A store that cannot be reached is asked again by the sweep, and not at once.
    if (!done) return;
  }
  if ((await countPending(scope, deps.db, run.importId)) > 0) {
    await requestChanges(deps, { orgId: run.orgId, importId: run.importId });
  }
}
