import { writeAudit } from "@/server/db/repositories/audit";
import { removeMembership } from "@/server/db/repositories/members";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { clientWords } from "./access-audit";
import { amongMembers, memberOf, requireManaged } from "./among-members";
import { voidInvitationsOf } from "./void-invitations";

/** They are out at once: each call looks the membership up. */
export async function removeMember(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  memberId: string,
): Promise<void> {
  requireScope(scope, "member:manage");
  await amongMembers(scope, deps, async (tx, self) => {
    const member = await memberOf(scope, tx, memberId);
    if (member.id === self.id) {
      throw new ServiceError("conflict", "This is yourself. Leave the organisation instead.");
    }
    requireManaged(self, member.role);
    const clients = await clientWords(scope, tx, member.clients);
    await removeMembership(scope, tx, member.id);
    const invitationsRevoked = await voidInvitationsOf(scope, tx, member.userId, null, deps.clock.now());
    await writeAudit(scope, tx, {
      action: "member.removed",
      subject: "member",
      subjectId: member.userId,
      details: { email: member.email, role: member.role, clients, invitationsRevoked },
    });
  });
}
