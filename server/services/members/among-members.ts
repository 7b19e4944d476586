import type { Db } from "@/server/db/client";
import {
  countOwners,
  findMember,
  findMemberOfUser,
  lockMembers,
  type StoredMember,
} from "@/server/db/repositories/members";
import { type Role, rolesManagedBy, type Standing } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { noOrganisation, notFound, ServiceError } from "@/server/services/errors";
import { actingUserId } from "@/server/services/require-scope";

/**
 * Does what changes who belongs to the organisation, one such act after the other, and by what the caller has by then:
 * it may have been taken away since the call came in.
 */
export function amongMembers<Out>(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  act: (tx: Db, self: StoredMember) => Promise<Out>,
): Promise<Out> {
  const userId = actingUserId(scope);
  if (!userId) throw new ServiceError("forbidden", "Only people change who belongs to an organisation.");
  return deps.db.$transaction(async (tx) => {
    await lockMembers(scope, tx);
    const self = await findMemberOfUser(scope, tx, userId);
    if (!self) throw noOrganisation();
    return act(tx, self);
  });
}

export async function memberOf(scope: OrgScope, tx: Db, id: string): Promise<StoredMember> {
  const member = await findMember(scope, tx, id);
  if (!member) throw notFound("member");
  return member;
}

/** Refuses to give or take a role that is not the caller's to give or take. */
export function requireManaged(self: Standing, role: Role): void {
  if (self.clients !== null) {
    throw new ServiceError(
      "forbidden",
      "This is for members who are there for all clients. Ask an owner or admin of the organisation.",
    );
  }
  if (rolesManagedBy(self.role).includes(role)) return;
  throw new ServiceError(
    "forbidden",
    role === "owner" || role === "admin"
      ? "Only owners make and remove owners and admins. Ask an owner of the organisation."
      : `Your role (${self.role}) does not allow this. Ask an owner or admin of the organisation.`,
  );
}

/** An organisation always has somebody who can do everything in it. */
export async function requireAnotherOwner(
  scope: OrgScope,
  tx: Db,
  member: StoredMember,
  remedy: string,
): Promise<void> {
  if (member.role !== "owner" || (await countOwners(scope, tx)) > 1) return;
  throw new ServiceError("conflict", `The organisation would be left without an owner. ${remedy}`);
}
