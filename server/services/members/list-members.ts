import { findLastSeen, listMembers as listRows } from "@/server/db/repositories/members";
import { mayDo, type Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { actingUserId, requireScope } from "@/server/services/require-scope";

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
  since: Date;
  /** The one that asks. */
  self: boolean;
  /** How well the account is kept and when it was used; told to those who answer for the members. */
  account: { secondFactor: boolean; lastSeenAt: Date | null } | null;
}

/** By role, the mightiest first, then by name. */
export async function listMembers(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
): Promise<{ members: MemberView[]; owners: number }> {
  requireScope(scope, "member:read");
  const tellsAccounts = mayDo(scope, "member:manage");
  const [rows, lastSeen] = await Promise.all([
    listRows(scope, deps.db),
    tellsAccounts ? findLastSeen(scope, deps.db) : null,
  ]);
  return {
    members: rows.map(({ userId, secondFactorSince, ...row }) => ({
      ...row,
      self: userId === actingUserId(scope),
      account: lastSeen && {
        secondFactor: secondFactorSince !== null,
        lastSeenAt: lastSeen.get(userId) ?? null,
      },
    })),
    owners: rows.filter(({ role }) => role === "owner").length,
  };
}
