import { writeAudit } from "@/server/db/repositories/audit";
import { findConnection, updateConnection } from "@/server/db/repositories/connections";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

export async function renameConnection(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  input: { connectionId: string; name: string },
): Promise<void> {
  requireScope(scope, "connection:manage");
  const { connectionId, name } = input;
  await deps.db.$transaction(async (tx) => {
    const before = await findConnection(scope, tx, connectionId);
    if (!before) throw notFound("connection");
    if (before.name === name) return;
    await updateConnection(scope, tx, connectionId, { name });
    await writeAudit(scope, tx, {
      action: "connection.renamed",
      subject: "connection",
      subjectId: connectionId,
      subjectName: name,
      changes: changesBetween({ name: before.name }, { name }),
    });
  });
}
