import {
  findEndpoint,
  hasReadSince,
  listRealTimeImports,
  type StoredHook,
} from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { startRun } from "@/server/services/runs/start-run";

/**
 * While a hook was off or gone, changes went untold. Each import that lives by the connection's hooks gets a run of what
 * has changed, unless one was started since. Asked again by every check, so an import that was busy has its turn later.
 */
export async function requestCatchUp(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<{ started: number }> {
  const since = lastGap((await findEndpoint(scope, deps.db, connectionId))?.hooks ?? []);
  if (!since) return { started: 0 };
  let started = 0;
  for (const { id } of await listRealTimeImports(scope, deps.db, connectionId)) {
    if (await hasReadSince(scope, deps.db, id, since)) continue;
    if (await startCatchUp(scope, deps, id)) started += 1;
  }
  return { started };
}

/** False when the import cannot run now: something is under way, or its definition or a connection has to be mended first. */
export async function startCatchUp(scope: OrgScope, deps: ServiceDeps, importId: string): Promise<boolean> {
  try {
    await startRun(scope, deps, { importId, kind: "incremental", trigger: "webhook" });
    return true;
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    deps.logger.info({ importId, reason: error.message }, "a run after mended hooks has to wait");
    return false;
  }
}

function lastGap(hooks: readonly StoredHook[]): Date | null {
  const times = hooks.flatMap(({ renewedAt, lastMendedAt }) => [
    renewedAt.getTime(),
    lastMendedAt?.getTime() ?? 0,
  ]);
  return times.length === 0 ? null : new Date(Math.max(...times));
}
