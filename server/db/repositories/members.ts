import type { Db } from "@/server/db/client";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";

export interface StoredMember {
  id: string;
  userId: string;
  role: Role;
  name: string;
  email: string;
}

export interface ListedMember extends StoredMember {
  since: Date;
  secondFactorSince: Date | null;
}

const personColumns = { name: true, email: true } as const;

/**
 * Serialises what changes an organisation's members until the transaction ends, so that two owners cannot both be the
 * last but one. Rows that only refer to the organisation are not held up by it.
 */
export async function lockMembers(scope: Pick<OrgScope, "orgId">, tx: Db): Promise<void> {
  await tx.$queryRaw`SELECT "id" FROM "Organisation" WHERE "id" = ${scope.orgId} FOR NO KEY UPDATE`;
}

export async function listMembers(scope: OrgScope, db: Db): Promise<ListedMember[]> {
  const rows = await db.membership.findMany({
    where: { orgId: scope.orgId },
    select: {
      id: true,
      userId: true,
      role: true,
      createdAt: true,
      user: { select: { ...personColumns, totpEnabledAt: true } },
    },
    orderBy: [{ role: "asc" }, { user: { name: "asc" } }, { id: "asc" }],
  });
  return rows.map(({ user, createdAt, ...row }) => ({
    ...row,
    name: user.name,
    email: user.email,
    since: createdAt,
    secondFactorSince: user.totpEnabledAt,
  }));
}

/** When each of the organisation's members was seen last, by their id. Who never signed in is missing. */
export async function findLastSeen(scope: OrgScope, db: Db): Promise<Map<string, Date>> {
  const rows = await db.userSession.groupBy({
    by: ["userId"],
    where: { user: { memberships: { some: { orgId: scope.orgId } } } },
    _max: { lastSeenAt: true },
  });
  return new Map(rows.flatMap(({ userId, _max }) => (_max.lastSeenAt ? [[userId, _max.lastSeenAt]] : [])));
}

async function findMemberBy(
  scope: OrgScope,
  db: Db,
  where: { id: string } | { userId: string } | { user: { email: string } },
): Promise<StoredMember | null> {
  const row = await db.membership.findFirst({
    where: { ...where, orgId: scope.orgId },
    select: { id: true, userId: true, role: true, user: { select: personColumns } },
  });
  if (!row) return null;
  const { user, ...member } = row;
  return { ...member, ...user };
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

export async function addMember(
  scope: OrgScope,
  db: Db,
  member: { userId: string; role: Role },
): Promise<{ id: string }> {
  return db.membership.create({ data: { ...member, orgId: scope.orgId }, select: { id: true } });
}

export async function setRole(scope: OrgScope, db: Db, id: string, role: Role): Promise<void> {
  await db.membership.updateMany({ where: { id, orgId: scope.orgId }, data: { role } });
}

export async function removeMembership(scope: OrgScope, db: Db, id: string): Promise<void> {
  await db.membership.deleteMany({ where: { id, orgId: scope.orgId } });
}
