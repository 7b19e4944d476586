import { FatalError } from "@/server/connectors/core/errors";
import { deleteEndpoint, type StoredEndpoint, updateEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { openWebhooks } from "./open-webhooks";
import { removeHooks } from "./remove-hooks";

/** Hooks may be left at the store; `left` says why and what becomes of them. */
export interface HooksLeft {
  left: string | null;
}

/** Removes what a switched-off endpoint has at the store, and the endpoint itself once nothing can be done about the rest. */
export async function clearEndpoint(
  scope: OrgScope,
  deps: ServiceDeps,
  endpoint: StoredEndpoint,
): Promise<HooksLeft> {
  const outcome = await takeHooksAway(scope, deps, endpoint);
  if (!outcome || outcome.forGood) {
    await deleteEndpoint(scope, deps.db, endpoint.id);
    return { left: outcome?.problem ?? null };
  }
  await updateEndpoint(scope, deps.db, endpoint.id, {
    problem: outcome.problem,
    checkedAt: new Date(deps.clock.now()),
  });
  return { left: outcome.problem };
}

/** Null when no hook is left at the store; `forGood` when trying again later would not help. */
export async function takeHooksAway(
  scope: OrgScope,
  deps: ServiceDeps,
  endpoint: StoredEndpoint,
): Promise<{ problem: string; forGood: boolean } | null> {
  const left = (error: Error, forGood: boolean) => ({
    problem: `Hooks may be left at the store; what they send is refused until the store switches them off by itself. ${error.message}`,
    forGood,
  });
  try {
    const store = await openWebhooks(scope, deps, endpoint.connectionId);
    const failure = await removeHooks(scope, deps, endpoint, store);
    return failure && left(failure, failure instanceof FatalError);
  } catch (error) {
    // Credentials that do not open, or a platform that is not supported any more.
    if (error instanceof ServiceError) return left(error, true);
    throw error;
  }
}
