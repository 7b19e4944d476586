import { writeAudit } from "@/server/db/repositories/audit";
import { removeMembership } from "@/server/db/repositories/members";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { clientWords } from "./access-audit";
import { amongMembers, requireAnotherOwner } from "./among-members";
import { voidInvitationsOf } from "./void-invitations";

export async function leaveOrganisation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
): Promise<void> {
  requireScope(scope, "organisation:read");
  await amongMembers(scope, deps, async (tx, self) => {
    await requireAnotherOwner(scope, tx, self, "Hand the ownership over before you leave.");
    const clients = await clientWords(scope, tx, self.clients);
    await removeMembership(scope, tx, self.id);
    const invitationsRevoked = await voidInvitationsOf(scope, tx, self.userId, null, deps.clock.now());
    await writeAudit(scope, tx, {
      action: "member.left",
      subject: "member",
      subjectId: self.userId,
      details: { email: self.email, role: self.role, clients, invitationsRevoked },
    });
  });
}
