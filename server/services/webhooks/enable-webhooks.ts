import { randomUUID } from "node:crypto";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  findEndpoint,
  insertEndpoint,
  type StoredEndpoint,
  updateEndpoint,
} from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import { randomToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { aloneForPerson } from "./alone-with-hooks";
import { makeEndpointSecret, openEndpointSecret } from "./endpoint-secret";
import { hookAddress } from "./hook-address";
import { type HooksKept, keepHooks } from "./keep-hooks";
import { openWebhooks } from "./open-webhooks";
import { requestCatchUp } from "./request-catch-up";

/**
 * Has the store tell of each change. Safe to repeat: hooks that are there already get the address and the secret again.
 * When some could not be made, `problem` says why, and the hourly check goes on with them.
 */
export async function enableWebhooks(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<HooksKept> {
  requireScope(scope, "connection:manage");
  return aloneForPerson(scope, deps, connectionId, async () => {
    const store = await openWebhooks(scope, deps, connectionId);
    const { connection, platform, webhooks } = store;
    if (connection.status === "disabled") {
      throw new ServiceError(
        "conflict",
        `"${connection.name}" is disabled. Enable the connection first, then switch real time on.`,
      );
    }
    const before = await findEndpoint(scope, deps.db, connectionId);
    const token = before?.token ?? randomToken();
    const obstacle = webhooks.destinationProblem(hookAddress(deps, platform.descriptor.id, token));
    if (obstacle) throw new ServiceError("conflict", obstacle);
    // Asked before anything is stored, so that a store that refuses leaves nothing behind.
    const held = await webhooks.list().catch((error: unknown) => {
      throw store.failureOf(error);
    });
    const { endpoint, secret } = await openEndpoint(scope, deps, connection, before, token);
    const kept = await keepHooks(scope, deps, endpoint, store, { secret, held, refresh: true });
    await updateEndpoint(scope, deps.db, endpoint.id, {
      problem: kept.problem,
      checkedAt: new Date(deps.clock.now()),
    });
    await requestCatchUp(scope, deps, connectionId);
    return kept;
  });
}

/** The connection's endpoint, switched on, and its secret. Made now unless it is there and its secret opens. */
async function openEndpoint(
  scope: OrgScope,
  deps: ServiceDeps,
  connection: { id: string; name: string },
  before: StoredEndpoint | null,
  token: string,
): Promise<{ endpoint: StoredEndpoint; secret: string }> {
  const id = before?.id ?? randomUUID();
  const known = before ? await openEndpointSecret(scope, deps, id) : null;
  const made = known === null ? makeEndpointSecret(scope, deps, id) : null;
  await deps.db.$transaction(async (tx) => {
    if (!before && made) {
      await insertEndpoint(scope, tx, { id, connectionId: connection.id, token, sealed: made.sealed });
    } else {
      await updateEndpoint(scope, tx, id, {
        enabled: true,
        ...(made ? { secrets: made.sealed.bytes, keyVersion: made.sealed.keyVersion } : {}),
      });
    }
    if (before?.enabled) return;
    await writeAudit(scope, tx, {
      action: "connection.webhooks_enabled",
      subject: "connection",
      subjectId: connection.id,
      details: { name: connection.name },
    });
  });
  const endpoint = await findEndpoint(scope, deps.db, connection.id);
  const secret = known ?? made?.secret;
  if (!endpoint || secret === undefined) {
    throw new ServiceError("conflict", "The connection was removed meanwhile.");
  }
  return { endpoint, secret };
}
