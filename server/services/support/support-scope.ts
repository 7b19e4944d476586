import { makeOrgScope, type OrgScope } from "@/server/domain/scope";

/** Support staff within an organisation: of its clients those alone for whom it granted access. */
export function supportScope(
  userId: string,
  orgId: string,
  accesses: readonly { id: string; clientId: string; personalData: boolean }[],
): OrgScope {
  return makeOrgScope({
    orgId,
    actor: { kind: "user", userId, supportAccess: accesses.map(({ id }) => id) },
    role: "support",
    clients: [...new Set(accesses.map(({ clientId }) => clientId))],
    // Pages show clients beside each other: what one of them has not granted is hidden for all.
    personalData: accesses.every(({ personalData }) => personalData),
  });
}
