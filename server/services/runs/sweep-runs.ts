import { isRunEnded } from "@/server/domain/run";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { sweepChanges } from "../real-time/sweep-changes";
import { restoreLeftSwitches } from "./restore-switches";
import { requestRun } from "./start-run";

/** A run that no step has moved for this long has lost its executor. */
const SILENT_MS = 10 * 60_000;
/** A queued run that nobody took up: its event was lost on the way. */
const QUEUED_MS = 60_000;
const AT_ONCE = 100;

/** Hands runs over again whose hand-over was lost. A new leg makes steps of the old one stop by themselves. */
export async function sweepRuns(deps: ServiceDeps): Promise<{ handedOver: number }> {
  const silentSince = new Date(deps.clock.now() - SILENT_MS);
  const queuedSince = new Date(deps.clock.now() - QUEUED_MS);
  const lost = await asSystem(() =>
    deps.db.run.findMany({
      where: {
        OR: [
          { status: "running", heartbeatAt: { lt: silentSince } },
          { status: "queued", heartbeatAt: { lt: queuedSince } },
        ],
      },
      select: { id: true, orgId: true, leg: true, status: true, heartbeatAt: true },
      orderBy: { heartbeatAt: "asc" },
      take: AT_ONCE,
    }),
  );
  let handedOver = 0;
  for (const run of lost) {
    if (isRunEnded(run.status)) continue;
    // Claimed by its old leg, so that two sweeps never hand one run over twice.
    const [next] = await asOrganisation({ orgId: run.orgId, clients: null }, () =>
      deps.db.run.updateManyAndReturn({
        where: { id: run.id, orgId: run.orgId, leg: run.leg, heartbeatAt: run.heartbeatAt },
        data: { leg: { increment: 1 }, heartbeatAt: new Date(deps.clock.now()) },
      }),
    );
    if (!next) continue;
    await requestRun(deps, next);
    handedOver += 1;
  }
  await restoreLeftSwitches(deps);
  await sweepChanges(deps);
  return { handedOver };
}
