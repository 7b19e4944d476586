import { writeAudit } from "@/server/db/repositories/audit";
import { findConnection, updateConnection } from "@/server/db/repositories/connections";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { bringHooksBack, withdrawHooks } from "@/server/services/webhooks/follow-connection";

/**
 * A disabled connection is kept with its credentials, and no run uses it; its store tells of no changes meanwhile.
 * Enabled again it wants to be tested. `hooksLeft` says when its webhooks could not be removed at the store.
 */
export async function setConnectionEnabled(
  scope: OrgScope,
  deps: ServiceDeps,
  input: { connectionId: string; enabled: boolean },
): Promise<{ hooksLeft: string | null }> {
  requireScope(scope, "connection:manage");
  const { connectionId, enabled } = input;
  const changed = await deps.db.$transaction(async (tx) => {
    const connection = await findConnection(scope, tx, connectionId);
    if (!connection) throw notFound("connection");
    if ((connection.status !== "disabled") === enabled) return false;
    const status = enabled ? "unchecked" : "disabled";
    await updateConnection(scope, tx, connectionId, { status });
    await writeAudit(scope, tx, {
      action: enabled ? "connection.enabled" : "connection.disabled",
      subject: "connection",
      subjectId: connectionId,
      details: { name: connection.name },
      changes: changesBetween({ status: connection.status }, { status }),
    });
    return true;
  });
  if (!changed) return { hooksLeft: null };
  if (!enabled) return { hooksLeft: await withdrawHooks(scope, deps, connectionId) };
  await bringHooksBack(scope, deps, connectionId);
  return { hooksLeft: null };
}
