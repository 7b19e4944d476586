import { countOwners } from "@/server/db/repositories/members";
import { findLastSeen, listMemberRows, type MemberListQuery } from "@/server/db/repositories/members-list";
import type { NamedClients } from "@/server/domain/named-clients";
import { mayDo, type Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { actingUserId, requireScope } from "@/server/services/require-scope";

export interface MemberView {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** Whom they are there for; null: all clients. */
  clients: NamedClients | null;
  since: Date;
  /** The one that asks. */
  self: boolean;
  /** How well the account is kept and when it was used; told to those who answer for the members. */
  account: { secondFactor: boolean; lastSeenAt: Date | null } | null;
}

/** A page at a time; `owners` are all that the organisation has. */
export async function listMembers(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  query: MemberListQuery,
): Promise<{ members: MemberView[]; total: number; owners: number }> {
  requireScope(scope, "member:read");
  const [{ rows, total }, owners] = await Promise.all([
    listMemberRows(scope, deps.db, query),
    countOwners(scope, deps.db),
  ]);
  const lastSeen = mayDo(scope, "member:manage")
    ? await findLastSeen(
        scope,
        deps.db,
        rows.map(({ userId }) => userId),
      )
    : null;
  return {
    members: rows.map(({ userId, secondFactorSince, ...row }) => ({
      ...row,
      self: userId === actingUserId(scope),
      account: lastSeen && {
        secondFactor: secondFactorSince !== null,
        lastSeenAt: lastSeen.get(userId) ?? null,
      },
    })),
    total,
    owners,
  };
}
