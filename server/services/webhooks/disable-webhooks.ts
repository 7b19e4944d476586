import { writeAudit } from "@/server/db/repositories/audit";
import { findConnection } from "@/server/db/repositories/connections";
import { findEndpoint, updateEndpoint } from "@/server/db/repositories/webhooks";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { aloneForPerson } from "./alone-with-hooks";
import { clearEndpoint, type HooksLeft } from "./take-hooks-away";

/** The store tells of nothing any more. When it cannot be reached, real time is off all the same. */
export async function disableWebhooks(
  scope: OrgScope,
  deps: ServiceDeps,
  connectionId: string,
): Promise<HooksLeft> {
  requireScope(scope, "connection:manage");
  return aloneForPerson(scope, deps, connectionId, async () => {
    const connection = await findConnection(scope, deps.db, connectionId);
    if (!connection) throw notFound("connection");
    const endpoint = await findEndpoint(scope, deps.db, connectionId);
    if (!endpoint) return { left: null };
    // Off first: whatever happens at the store, nothing that it sends counts from now on.
    await deps.db.$transaction(async (tx) => {
      await updateEndpoint(scope, tx, endpoint.id, { enabled: false });
      if (!endpoint.enabled) return;
      await writeAudit(scope, tx, {
        action: "connection.webhooks_disabled",
        subject: "connection",
        subjectId: connectionId,
        details: { name: connection.name },
      });
    });
    return clearEndpoint(scope, deps, endpoint);
  });
}
