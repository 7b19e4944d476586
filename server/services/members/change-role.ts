import { writeAudit } from "@/server/db/repositories/audit";
import { setRole } from "@/server/db/repositories/members";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { amongMembers, memberOf, requireAnotherOwner, requireManaged } from "./among-members";
import { voidInvitationsOf } from "./void-invitations";

export async function changeRole(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  input: { memberId: string; role: Role },
): Promise<void> {
  requireScope(scope, "member:manage");
  await amongMembers(scope, deps, async (tx, self) => {
    const member = await memberOf(scope, tx, input.memberId);
    requireManaged(self, member.role);
    requireManaged(self, input.role);
    if (member.role === input.role) return;
    await requireAnotherOwner(scope, tx, member, "Make another member owner first.");
    await setRole(scope, tx, member.id, input.role);
    const invitationsRevoked = await voidInvitationsOf(
      scope,
      tx,
      member.userId,
      input.role,
      deps.clock.now(),
    );
    await writeAudit(scope, tx, {
      action: "member.role_changed",
      subject: "member",
      subjectId: member.userId,
      details: { email: member.email, from: member.role, to: input.role, invitationsRevoked },
    });
  });
}
