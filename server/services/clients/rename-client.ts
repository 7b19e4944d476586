import { writeAudit } from "@/server/db/repositories/audit";
import { lockClient, updateClientName } from "@/server/db/repositories/clients";
import { lockMembers } from "@/server/db/repositories/members";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { requireFreeName } from "./client-name";

export async function renameClient(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { clientId, name }: { clientId: string; name: string },
): Promise<void> {
  requireScope(scope, "client:manage");
  await deps.db.$transaction(async (tx) => {
    await lockMembers(scope, tx);
    const before = await lockClient(scope, tx, clientId);
    if (!before) throw notFound("client");
    if (before.name === name) return;
    await requireFreeName(scope, tx, name, clientId);
    await updateClientName(scope, tx, clientId, name);
    await writeAudit(scope, tx, {
      action: "client.renamed",
      subject: "client",
      subjectId: clientId,
      subjectName: name,
      changes: changesBetween({ name: before.name }, { name }),
    });
  });
}
