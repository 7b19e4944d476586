import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { Access } from "@/server/domain/access";
import type { OrgScope } from "@/server/domain/scope";

export interface StoredMember extends Access {
  id: string;
  userId: string;
  name: string;
  email: string;
}

const columns = {
  id: true,
  userId: true,
  role: true,
  everyClient: true,
  clients: { select: { clientId: true } },
  user: { select: { name: true, email: true } },
} satisfies Prisma.MembershipSelect;

type MemberRow = Prisma.MembershipGetPayload<{ select: typeof columns }>;

function toStored({ id, userId, role, everyClient, clients, user }: MemberRow): StoredMember {
  return {
    id,
    userId,
    role,
    clients: everyClient ? null : clients.map(({ clientId }) => clientId),
    ...user,
  };
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
  const row = await db.membership.findFirst({ where: { ...where, orgId: scope.orgId }, select: columns });
  return row && toStored(row);
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
