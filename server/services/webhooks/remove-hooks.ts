import type { ConnectorError } from "@/server/connectors/core/errors";
import { deleteHooks, type StoredEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { hookPath } from "./hook-address";
import type { OpenWebhooks } from "./open-webhooks";
import { ownHooks } from "./plan-hooks";

/** Removes all hooks of an endpoint at the store, with their rows. Null when none is left; else what kept it from that. */
export async function removeHooks(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  endpoint: StoredEndpoint,
  { platform, webhooks, failureOf }: OpenWebhooks,
): Promise<ConnectorError | null> {
  try {
    const path = hookPath(platform.descriptor.id, endpoint.token);
    for (const { topic, remoteId } of ownHooks(await webhooks.list(), path, endpoint.hooks)) {
      await webhooks.remove(remoteId);
      await deleteHooks(scope, deps.db, endpoint.id, { topics: [topic] });
    }
    // What the store no longer had needs no removing.
    await deleteHooks(scope, deps.db, endpoint.id, { topicsOtherThan: [] });
    return null;
  } catch (error) {
    return failureOf(error);
  }
}
