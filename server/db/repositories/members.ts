import type { Db } from "@/server/db/client";
import type { Access } from "@/server/domain/access";
import type { OrgScope } from "@/server/domain/scope";

export interface StoredMember extends Access {
  id: string;
  userId: string;
  name: string;
  email: string;
}

/**
 * Serialises what changes an organisation's members, or the clients whom they are there for, until the transaction ends,
 * so that two owners cannot both be the last but one. Rows that only refer to the organisation are not held up by it.
 */
export async function lockMembers(scope: Pick<OrgScope, "orgId">, tx: Db): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Organisation" WHERE "id" = ${scope.orgId} FOR NO KEY UPDATE`;
}

async function findMemberBy(
  scope: OrgScope,
  db: Db,
  where: { id: string } | { userId: string } | { user: { email: string } },
): Promise<StoredMember | null> {
  const row = await db.membership.findFirst({
    where: { ...where, orgId: scope.orgId },
    select: {
      id: true,
      userId: true,
      role: true,
      everyClient: true,
      user: { select: { name: true, email: true } },
    },
  });
  if (!row) return null;
  const { everyClient, user, ...member } = row;
  if (everyClient) return { ...member, ...user, clients: null };
  // One after the other: within a transaction there is one connection alone.
  const clients = await db.membershipClient.findMany({
    where: { membershipId: row.id, orgId: scope.orgId },
    select: { clientId: true },
  });
  return { ...member, ...user, clients: clients.map(({ clientId }) => clientId) };
}

export function findMember(scope: OrgScope, db: Db, id: string): Promise<StoredMember | null> {
  return findMemberBy(scope, db, { id });
}

export function findMemberOfUser(scope: OrgScope, db: Db, userId: string): Promise<StoredMember | null> {
  return findMemberBy(scope, db, { userId });
}

/** `email` in lower case. */
export function findMemberByEmail(scope: OrgScope, db: Db, email: string): Promise<StoredMember | null> {
  return findMemberBy(scope, db, { user: { email } });
}

export function countOwners(scope: OrgScope, db: Db): Promise<number> {
  return db.membership.count({ where: { orgId: scope.orgId, role: "owner" } });
}

/** The rows of the clients of a membership or an invitation, below which they are made. */
export function clientRows(clients: Access["clients"]) {
  return { createMany: { data: (clients ?? []).map((clientId) => ({ clientId })) } };
}

export async function addMember(
  scope: OrgScope,
  db: Db,
  { userId, role, clients }: Access & { userId: string },
): Promise<{ id: string }> {
  return db.membership.create({
    data: { userId, role, everyClient: clients === null, clients: clientRows(clients), orgId: scope.orgId },
    select: { id: true },
  });
}

/** Both at once: an owner is always there for all clients, and the database refuses anything else. */
export async function setAccess(
  scope: OrgScope,
  db: Db,
  membershipId: string,
  { role, clients }: Access,
): Promise<void> {
  const { orgId } = scope;
  await db.membership.updateMany({
    where: { id: membershipId, orgId },
    data: { role, everyClient: clients === null },
  });
  await db.membershipClient.deleteMany({
    where: { membershipId, orgId, ...(clients ? { clientId: { notIn: [...clients] } } : {}) },
  });
  if (!clients) return;
  await db.membershipClient.createMany({
    data: clients.map((clientId) => ({ orgId, membershipId, clientId })),
    skipDuplicates: true,
  });
}

export async function removeMembership(scope: OrgScope, db: Db, id: string): Promise<void> {
  await db.membership.deleteMany({ where: { id, orgId: scope.orgId } });
}
