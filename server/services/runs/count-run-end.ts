import type { Run } from "@/server/db/generated/client";
import { FINAL_RECORD_STATES } from "@/server/domain/run";
import { metrics } from "@/server/infra/metrics";
import type { ServiceDeps } from "../deps";

/** Adds a run to the metrics, called once by whoever has ended it. Never throws: the run itself is over. */
export async function countRunEnd(
  deps: Pick<ServiceDeps, "db" | "logger">,
  { id, orgId }: Pick<Run, "id" | "orgId">,
): Promise<void> {
  try {
    const run = await deps.db.run.findFirst({ where: { id, orgId } });
    if (!run?.endedAt) return;
    const { runsEnded, runSeconds, records } = metrics();
    runsEnded.inc({ status: run.status, kind: run.kind, trigger: run.trigger });
    if (run.startedAt) {
      const seconds = (run.endedAt.getTime() - run.startedAt.getTime()) / 1_000;
      runSeconds.observe({ status: run.status, kind: run.kind }, seconds);
    }
    for (const outcome of FINAL_RECORD_STATES) {
      records.inc({ entity: run.entity, outcome }, run[`${outcome}Count`]);
    }
  } catch (error) {
    deps.logger.warn({ err: error, runId: id }, "a run could not be counted");
  }
}
