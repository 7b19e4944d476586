import { writeAudit } from "@/server/db/repositories/audit";
import { insertClient, listFirstClients } from "@/server/db/repositories/clients";
import { lockMembers } from "@/server/db/repositories/members";
import { findKind, findNoticeOrganisation, setKind } from "@/server/db/repositories/organisations";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";

/** A merchant can become an agency at any time; an agency a merchant, while it has no more than one client. */
export async function changeKind(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  kind: OrganisationKind,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  await deps.db.$transaction(async (tx) => {
    await lockMembers(scope, tx);
    const before = await findKind(scope, tx);
    if (before === kind) return;
    if (kind === "merchant") {
      const [only, another] = await listFirstClients(scope, tx, 2);
      if (another) {
        const message =
          "A merchant's stores belong to one client alone, and here are several. Remove the others under Clients first.";
        throw new ServiceError("conflict", message, { fields: { kind: message } });
      }
      // Connections and imports of its own belong to one.
      if (!only) await insertClient(scope, tx, (await findNoticeOrganisation(scope, tx)).name);
    }
    await setKind(scope, tx, kind);
    await writeAudit(scope, tx, {
      action: "organisation.kind_changed",
      subject: "organisation",
      subjectId: scope.orgId,
      changes: changesBetween({ kind: before }, { kind }),
    });
  });
}
