import type { Db } from "@/server/db/client";
import { revokeInvitationsBy } from "@/server/db/repositories/invitations";
import { type Role, rolesManagedBy } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";

/**
 * Revokes what a person has invited to and may not any more: else whoever is to go could keep a link of their own
 * making as the way back. `role` is what they are from now on; null for one who is out.
 */
export function voidInvitationsOf(
  scope: OrgScope,
  tx: Db,
  userId: string,
  role: Role | null,
  now: number,
): Promise<number> {
  return revokeInvitationsBy(scope, tx, userId, role ? rolesManagedBy(role) : [], new Date(now));
}
