import type { Run } from "@/server/db/generated/client";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { type AfterRunDeps, afterRun } from "./after-run";
import { countRunEnd } from "./count-run-end";

/** Ends a run before its natural end. A run that has ended already is left as it is. */
export function endRun(
  deps: AfterRunDeps,
  run: Pick<Run, "id" | "orgId">,
  status: "failed" | "cancelled",
  failure?: { message: string; technical?: string | undefined },
): Promise<void> {
  // Whoever asks for it: what follows is the whole organisation's.
  return asOrganisation({ orgId: run.orgId, clients: null }, async () => {
    const { count } = await deps.db.run.updateMany({
      where: { id: run.id, orgId: run.orgId, status: { in: ["queued", "running"] } },
      data: {
        status,
        endedAt: new Date(deps.clock.now()),
        waiting: {},
        failure: failure?.message ?? null,
        failureTechnical: failure?.technical?.slice(0, 4_000) ?? null,
      },
    });
    if (count === 0) return;
    await countRunEnd(deps, run);
    await afterRun(deps, run);
  });
}

/** Moves the import's watermark on after a run that came to its end: what failed in it is tried again by the next. */
export async function advanceWatermark(deps: Pick<ServiceDeps, "db">, run: Run): Promise<void> {
  if (run.kind !== "full" && run.kind !== "incremental") return;
  // Named records, and stock and prices, say nothing of what else has changed.
  if (run.reach === "chosen" || run.reach === "stock_and_prices") return;
  const ended = await deps.db.run.findFirst({
    where: { id: run.id, orgId: run.orgId },
    select: { status: true },
  });
  const readAll = ended?.status === "succeeded" || ended?.status === "completed_with_issues";
  if (!readAll || !run.newWatermark) return;
  await deps.db.import.updateMany({
    where: { id: run.importId, orgId: run.orgId },
    data: { watermark: run.newWatermark },
  });
}
