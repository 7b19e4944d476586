import { writeAudit } from "@/server/db/repositories/audit";
import { setAccess } from "@/server/db/repositories/members";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { clientWords } from "./access-audit";
import { amongMembers, memberOf, requireManaged } from "./among-members";
import { voidInvitationsOf } from "./void-invitations";

/** The other becomes an owner, who is there for all clients, and whoever hands over an admin, in one step. */
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
    const wasFor = await clientWords(scope, tx, heir.clients);
    const admin = { role: "admin", clients: null } as const;
    await setAccess(scope, tx, heir.id, { role: "owner", clients: null });
    await setAccess(scope, tx, self.id, admin);
    const invitationsRevoked = await voidInvitationsOf(scope, tx, self.userId, admin, deps.clock.now());
    await writeAudit(scope, tx, {
      action: "organisation.handed_over",
      subject: "member",
      subjectId: heir.userId,
      details: { from: self.email, to: heir.email, wasRole: heir.role, wasFor, invitationsRevoked },
    });
  });
}
