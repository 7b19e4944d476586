import { writeAudit } from "@/server/db/repositories/audit";
import { findConnection } from "@/server/db/repositories/connections";
import { findEndpoint, type StoredEndpoint, updateEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { openEndpointSecret } from "./endpoint-secret";
import { hookAddress } from "./hook-address";
import { type HooksKept, keepHooks } from "./keep-hooks";
import { openWebhooks } from "./open-webhooks";
import { requestCatchUp } from "./request-catch-up";
import { clearEndpoint, takeHooksAway } from "./take-hooks-away";

export type EndpointChecked = Pick<HooksKept, "problem" | "mended" | "made"> & {
  /** Runs that were started to bring over what may have been missed. */
  caughtUp: number;
};

/**
 * Compares one connection's hooks with what the store holds and mends them. To be called by whoever is alone with them.
 * What goes wrong at the store is kept as the endpoint's problem. Null when the connection has no endpoint.
 */
export async function checkEndpoint(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<EndpointChecked | null> {
  const endpoint = await findEndpoint(scope, deps.db, connectionId);
  if (!endpoint) return null;
  const nothing = { mended: 0, made: 0, caughtUp: 0 };
  if (!endpoint.enabled) {
    return { ...nothing, problem: (await clearEndpoint(scope, deps, endpoint)).left };
  }
  const kept = await lookAtStore(scope, deps, endpoint);
  const { problem, mended, made } = kept;
  await deps.db.$transaction(async (tx) => {
    await updateEndpoint(scope, tx, endpoint.id, { problem, checkedAt: new Date(deps.clock.now()) });
    if (mended + made === 0) return;
    const connection = await findConnection(scope, tx, connectionId);
    await writeAudit(scope, tx, {
      action: "connection.webhooks_mended",
      subject: "connection",
      subjectId: connectionId,
      ...(connection ? { subjectName: connection.name } : {}),
      details: { mended, made },
    });
  });
  const { started } = await requestCatchUp(scope, deps, connectionId);
  return { ...kept, caughtUp: started };
}

type Looked = Pick<HooksKept, "problem" | "mended" | "made">;

async function lookAtStore(scope: OrgScope, deps: ServiceDeps, endpoint: StoredEndpoint): Promise<Looked> {
  const without = (problem: string | null): Looked => ({ problem, mended: 0, made: 0 });
  const connection = await findConnection(scope, deps.db, endpoint.connectionId);
  if (connection?.status === "disabled") {
    const left = endpoint.hooks.length > 0 ? await takeHooksAway(scope, deps, endpoint) : null;
    return without(left?.problem ?? null);
  }
  try {
    const store = await openWebhooks(scope, deps, endpoint.connectionId);
    const obstacle = store.webhooks.destinationProblem(
      hookAddress(deps, store.platform.descriptor.id, endpoint.token),
    );
    if (obstacle) return without(obstacle);
    const secret = await openEndpointSecret(scope, deps, endpoint.id);
    if (secret === null) {
      return without(
        "The hooks' secret cannot be opened. Switch real time off and on again to make another.",
      );
    }
    const held = await store.webhooks.list().catch((error: unknown) => store.failureOf(error));
    if (held instanceof Error) return without(held.message);
    return await keepHooks(scope, deps, endpoint, store, { secret, held, refresh: false });
  } catch (error) {
    if (error instanceof ServiceError) return without(error.message);
    throw error;
  }
}
