import { listUnheardRuns } from "@/server/db/repositories/health";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { noteHealth } from "./note-health";

/** A process that dies right after a run has ended takes with it what follows. */
const LOOK_BACK_MS = 60 * 60_000;
/** Whoever ended it is at it still. */
const SPARED_MS = 30_000;
const AT_ONCE = 200;

/** Judges imports anew whose last run may not have been heard. What was heard is judged the same again: nothing happens. */
export async function sweepHealth(
  deps: Pick<ServiceDeps, "db" | "clock" | "logger" | "requestNotices">,
): Promise<void> {
  const now = deps.clock.now();
  const span = { since: new Date(now - LOOK_BACK_MS), until: new Date(now - SPARED_MS) };
  for (const { id, orgId } of await asSystem(() => listUnheardRuns(deps.db, span, AT_ONCE))) {
    await asOrganisation({ orgId, clients: null }, async () => {
      const run = await deps.db.run.findFirst({ where: { id, orgId } });
      if (run) await noteHealth(deps, run);
    });
  }
}
