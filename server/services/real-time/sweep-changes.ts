import { listUnsettledRuns, listWaitingImports } from "@/server/db/repositories/webhooks-inbox";
import { asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { afterRun } from "../runs/after-run";
import { startChanges } from "./start-changes";

const LOST_AFTER_MS = 15_000;
const AFTER_FAILURE_MS = 10 * 60_000;
const AT_ONCE = 100;

/** Takes up what waits although nobody is at it: the executor was away, or a process died between two steps. */
export async function sweepChanges(deps: ServiceDeps): Promise<void> {
  for (const run of await asSystem(() => listUnsettledRuns(deps.db, AT_ONCE))) await afterRun(deps, run);
  const now = deps.clock.now();
  const limits = { before: new Date(now - LOST_AFTER_MS), failedSince: new Date(now - AFTER_FAILURE_MS) };
  const waiting = await asSystem(() => listWaitingImports(deps.db, limits, AT_ONCE));
  for (const request of waiting) await startChanges(deps, request);
}
