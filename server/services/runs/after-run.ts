import type { Run } from "@/server/db/generated/client";
import type { ServiceDeps } from "../deps";
import { noteHealth } from "../notices/note-health";

/** What is to be done once a run has ended, however it did. Never throws: the run itself is over. */
export async function afterRun(
  deps: Pick<ServiceDeps, "db" | "clock" | "logger" | "requestNotices">,
  run: Pick<Run, "id" | "orgId">,
): Promise<void> {
  try {
    const ended = await deps.db.run.findFirst({ where: { id: run.id, orgId: run.orgId } });
    if (!ended) return;
    await noteHealth(deps, ended);
  } catch (error) {
    deps.logger.error({ err: error, runId: run.id }, "what follows a run could not be done");
  }
}
