import { writeAudit } from "@/server/db/repositories/audit";
import { findConnection, updateConnection } from "@/server/db/repositories/connections";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

/** A disabled connection is kept with its credentials, and no run uses it. Enabled again it wants to be tested. */
export async function setConnectionEnabled(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { connectionId: string; enabled: boolean },
): Promise<void> {
  requireScope(scope, "connection:manage");
  const { connectionId, enabled } = input;
  await deps.db.$transaction(async (tx) => {
    const connection = await findConnection(scope, tx, connectionId);
    if (!connection) throw notFound("connection");
    if ((connection.status !== "disabled") === enabled) return;
    await updateConnection(scope, tx, connectionId, { status: enabled ? "unchecked" : "disabled" });
    await writeAudit(scope, tx, {
      action: enabled ? "connection.enabled" : "connection.disabled",
      subject: "connection",
      subjectId: connectionId,
      details: { name: connection.name },
    });
  });
}
