import { findImportRow } from "@/server/db/repositories/imports";
import { findActiveRun } from "@/server/db/repositories/imports-runs";
import { claimPending, listPending } from "@/server/db/repositories/webhooks-inbox";
import { makeOrgScope, type WholeOrgScope } from "@/server/domain/scope";
import { asOrganisation } from "@/server/infra/tenant";
import type { ServiceDeps } from "../deps";
import { ServiceError } from "../errors";
import { startRun } from "../runs/start-run";
import type { ChangesRequest } from "./request-changes";

/** Records that one run of webhooks brings over at most; the others follow in the next. */
const MOST_AT_ONCE = 500;

/**
 * Starts a run of the records that webhooks have named. While another run of the import is under way they wait: its end
 * asks again.
 */
export function startChanges(
  deps: ServiceDeps,
  { orgId, importId }: ChangesRequest,
): Promise<{ started: number }> {
  const scope = makeOrgScope({ orgId, actor: { kind: "system", part: "webhooks" }, role: "operator" });
  return asOrganisation(scope, () => start(scope, deps, importId));
}

async function start(
  scope: WholeOrgScope,
  deps: ServiceDeps,
  importId: string,
): Promise<{ started: number }> {
  const row = await findImportRow(scope, deps.db, importId);
  // Before everything has been read once nobody has agreed to what a run writes: what is named waits for that.
  if (!row?.realTime || row.status !== "ready" || !row.watermark) return { started: 0 };
  if (await findActiveRun(scope, deps.db, importId)) return { started: 0 };
  const sourceIds = await listPending(scope, deps.db, importId, MOST_AT_ONCE);
  if (sourceIds.length === 0) return { started: 0 };
  try {
    await startRun(
      scope,
      deps,
      { importId, kind: "incremental", reach: "chosen", trigger: "webhook", sourceIds },
      (tx, runId) => claimPending(scope, tx, importId, sourceIds, runId),
    );
    return { started: sourceIds.length };
  } catch (error) {
    // Somebody was quicker, or the import cannot run as it stands: they wait on, and its pages say why.
    if (!(error instanceof ServiceError)) throw error;
    deps.logger.info({ importId, reason: error.message }, "changes wait");
    return { started: 0 };
  }
}
