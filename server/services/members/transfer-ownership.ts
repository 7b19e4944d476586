import { writeAudit } from "@/server/db/repositories/audit";
import { setRole } from "@/server/db/repositories/members";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { amongMembers, memberOf, requireManaged } from "./among-members";
import { voidInvitationsOf } from "./void-invitations";

/** The other becomes an owner, and whoever hands over an admin, in one step. */
export async function transferOwnership(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  memberId: string,
): Promise<void> {
  requireScope(scope, "member:manage");
  await amongMembers(scope, deps, async (tx, self) => {
    requireManaged(self, "owner");
    const heir = await memberOf(scope, tx, memberId);
    if (heir.id === self.id) {
      throw new ServiceError("conflict", "You are an owner already. Choose another member to hand over to.");
    }
    await setRole(scope, tx, heir.id, "owner");
    await setRole(scope, tx, self.id, "admin");
    const invitationsRevoked = await voidInvitationsOf(scope, tx, self.userId, "admin", deps.clock.now());
    await writeAudit(scope, tx, {
      action: "organisation.handed_over",
      subject: "member",
      subjectId: heir.userId,
      details: { from: self.email, to: heir.email, wasRole: heir.role, invitationsRevoked },
    });
  });
}
