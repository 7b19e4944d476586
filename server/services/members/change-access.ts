import { setAccess } from "@/server/db/repositories/members";
import { isSameAccess } from "@/server/domain/access";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { auditAccess } from "./access-audit";
import { amongMembers, memberOf, requireAnotherOwner, requireManaged } from "./among-members";
import { chooseAccess } from "./choose-access";
import { voidInvitationsOf } from "./void-invitations";

export interface ChangeAccessInput {
  memberId: string;
  /** Left out, it stays. */
  role?: Role | undefined;
  /** Null for all clients. Left out, they stay; whoever becomes an owner is there for all. */
  clients?: string[] | null | undefined;
}

/** Role and clients of a member, together or apart. */
export async function changeAccess(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  input: ChangeAccessInput,
): Promise<void> {
  requireScope(scope, "member:manage");
  await amongMembers(scope, deps, async (tx, self) => {
    const member = await memberOf(scope, tx, input.memberId);
    const role = input.role ?? member.role;
    requireManaged(self, member.role);
    requireManaged(self, role);
    const kept = role === "owner" ? null : member.clients;
    const access = await chooseAccess(scope, tx, {
      role,
      clients: input.clients === undefined ? kept : input.clients,
    });
    if (isSameAccess(member, access)) return;
    if (role !== member.role) {
      await requireAnotherOwner(scope, tx, member, "Make another member owner first.");
    }
    await setAccess(scope, tx, member.id, access);
    const invitationsRevoked = await voidInvitationsOf(scope, tx, member.userId, access, deps.clock.now());
    await auditAccess(scope, tx, member, member, access, { email: member.email, invitationsRevoked });
  });
}
