import { Prisma, type Run } from "@/server/db/generated/client";
import { createRunStore } from "@/server/db/repositories/run-store/run-store";
import { makeOrgScope } from "@/server/domain/scope";
import { endSilence } from "@/server/engine/silence";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import { openTarget } from "../connections/open-connector";
import type { ServiceDeps } from "../deps";

const AT_ONCE = 20;

/**
 * Turns the shop's own switches back after a run that stopped before its end. When the shop cannot be reached they stay
 * stored with the run, and the sweep tries again.
 */
export async function restoreSwitches(
  deps: ServiceDeps,
  run: Pick<Run, "id" | "orgId" | "entity" | "sourceId" | "targetId">,
): Promise<boolean> {
  const scope = makeOrgScope({ orgId: run.orgId, actor: { kind: "run", runId: run.id }, role: "operator" });
  const store = createRunStore(deps.db, scope, run);
  try {
    if (!(await store.switchesBefore())) return true;
    const { connector } = await openTarget(scope, deps, run.targetId, {});
    await endSilence({ store, target: connector });
    return true;
  } catch {
    return false;
  }
}

/** Runs that ended while their shop could not be reached. One whose shop another run writes to has to wait. */
export async function restoreLeftSwitches(deps: ServiceDeps): Promise<void> {
  const left = await asSystem(() =>
    deps.db.run.findMany({
      where: {
        switchesBefore: { not: Prisma.DbNull },
        status: { in: ["succeeded", "completed_with_issues", "failed", "cancelled"] },
      },
      orderBy: { endedAt: "asc" },
      take: AT_ONCE,
    }),
  );
  for (const run of left) {
    await asOrganisation({ orgId: run.orgId, clients: null }, async () => {
      const busy = await deps.db.run.findFirst({
        where: { orgId: run.orgId, targetId: run.targetId, status: "running" },
        select: { id: true },
      });
      if (!busy) await restoreSwitches(deps, run);
    });
  }
}
