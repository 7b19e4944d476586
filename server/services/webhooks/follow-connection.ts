import type { CleanCredentials } from "@/server/connectors/core/descriptor";
import { findEndpoint, updateEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { aloneWithHooks, PERSON_WAITS_MS } from "./alone-with-hooks";
import { checkEndpoint } from "./check-endpoint";
import { hookPath } from "./hook-address";
import { openWebhooks } from "./open-webhooks";
import { ownHooks } from "./plan-hooks";
import { takeHooksAway } from "./take-hooks-away";

/**
 * Takes the hooks of a connection away that is disabled or about to be removed. Its endpoint stays, so that the hooks
 * come back with it. Answers a sentence when some may be left at the store.
 */
export async function withdrawHooks(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<string | null> {
  return withEndpoint(scope, deps, connectionId, async (endpoint) => {
    const left = await takeHooksAway(scope, deps, endpoint);
    await updateEndpoint(scope, deps.db, endpoint.id, { problem: left?.problem ?? null });
    return left?.problem ?? null;
  });
}

/** Makes the hooks of a connection again that is enabled again. Should it fail, the hourly check goes on with it. */
export async function bringHooksBack(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<void> {
  await withEndpoint(scope, deps, connectionId, async () => {
    await checkEndpoint(scope, deps, connectionId);
    return null;
  });
}

/**
 * Hooks belong to the credentials that made them: others neither see nor remove them. So they are made with the new
 * ones, and those of the old ones are removed with the old ones, while they still hold.
 */
export async function moveHooks(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
  before: CleanCredentials,
): Promise<void> {
  await withEndpoint(scope, deps, connectionId, async () => {
    await checkEndpoint(scope, deps, connectionId);
    const now = await findEndpoint(scope, deps.db, connectionId);
    if (!now) return null;
    const { platform, webhooks } = await openWebhooks(scope, deps, connectionId, before);
    const path = hookPath(platform.descriptor.id, now.token);
    const kept = new Set(now.hooks.map(({ remoteId }) => remoteId));
    for (const { remoteId } of ownHooks(await webhooks.list(), path, [])) {
      if (!kept.has(remoteId)) await webhooks.remove(remoteId);
    }
    return null;
  });
}

/** What goes wrong here is no reason to refuse what the person has asked for: it is logged, and checked again later. */
async function withEndpoint(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
  work: (endpoint: NonNullable<Awaited<ReturnType<typeof findEndpoint>>>) => Promise<string | null>,
): Promise<string | null> {
  if (!(await findEndpoint(scope, deps.db, connectionId))) return null;
  try {
    const locked = await aloneWithHooks(deps, connectionId, PERSON_WAITS_MS, async () => {
      const endpoint = await findEndpoint(scope, deps.db, connectionId);
      return endpoint ? work(endpoint) : null;
    });
    return locked?.result ?? null;
  } catch (error) {
    deps.logger.warn({ err: error, connectionId }, "a connection's hooks could not follow it");
    return null;
  }
}
