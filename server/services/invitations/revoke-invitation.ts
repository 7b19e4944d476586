import { writeAudit } from "@/server/db/repositories/audit";
import { findPendingInvitation, revokeInvitationRow } from "@/server/db/repositories/invitations";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { amongMembers, requireManaged } from "@/server/services/members/among-members";
import { requireScope } from "@/server/services/require-scope";

export async function revokeInvitation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  invitationId: string,
): Promise<void> {
  requireScope(scope, "member:manage");
  await amongMembers(scope, deps, async (tx, self) => {
    const invitation = await findPendingInvitation(scope, tx, invitationId);
    if (!invitation) throw notFound("invitation");
    requireManaged(self, invitation.role);
    await revokeInvitationRow(scope, tx, invitation.id, new Date(deps.clock.now()));
    await writeAudit(scope, tx, {
      action: "invitation.revoked",
      subject: "invitation",
      subjectId: invitation.id,
      details: { email: invitation.email, role: invitation.role },
    });
  });
}
