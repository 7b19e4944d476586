import type { Db } from "@/server/db/client";
import { revokeInvitationsBy } from "@/server/db/repositories/invitations";
import type { Access } from "@/server/domain/access";
import { mayDo, rolesManagedBy } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";

/**
 * Revokes what a person has invited to and may not any more: else whoever is to go could keep a link of their own
 * making as the way back. `access` is what they have from now on; null for one who is out.
 */
export function voidInvitationsOf(
  scope: OrgScope,
  tx: Db,
  userId: string,
  access: Access | null,
  now: number,
): Promise<number> {
  const mayGive = access && mayDo(access, "member:manage") ? rolesManagedBy(access.role) : [];
  return revokeInvitationsBy(scope, tx, userId, mayGive, new Date(now));
}
