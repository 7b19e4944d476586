import { writeAudit } from "@/server/db/repositories/audit";
import { insertClient } from "@/server/db/repositories/clients";
import { lockMembers } from "@/server/db/repositories/members";
import { findKind } from "@/server/db/repositories/organisations";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { requireFreeName } from "./client-name";

export async function createClient(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  { name }: { name: string },
): Promise<{ id: string; name: string }> {
  requireScope(scope, "client:manage");
  return deps.db.$transaction(async (tx) => {
    await lockMembers(scope, tx);
    if ((await findKind(scope, tx)) !== "agency") {
      throw new ServiceError(
        "conflict",
        "Only an agency has clients. If you run stores for others, say so under Settings, General.",
      );
    }
    await requireFreeName(scope, tx, name);
    const { id } = await insertClient(scope, tx, name);
    await writeAudit(scope, tx, {
      action: "client.created",
      subject: "client",
      subjectId: id,
      details: { name },
    });
    return { id, name };
  });
}
