import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";

export interface OrganisationSummary {
  slug: string;
  name: string;
}

export interface Entry {
  orgId: string;
  slug: string;
  name: string;
  timeZone: string;
  kind: OrganisationKind;
  role: Role;
  /** The clients whom this member is there for; null: all of them. */
  clients: string[] | null;
}

const standingColumns = {
  role: true,
  everyClient: true,
  clients: { select: { clientId: true } },
} satisfies Prisma.MembershipSelect;

function standingOf(row: Prisma.MembershipGetPayload<{ select: typeof standingColumns }>) {
  return { role: row.role, clients: row.everyClient ? null : row.clients.map(({ clientId }) => clientId) };
}

/** The organisation of that slug if the user belongs to it. This is where a scope comes from, so it takes none. */
export async function findEntry(db: Db, userId: string, slug: string): Promise<Entry | null> {
  const membership = await db.membership.findFirst({
    where: { userId, organisation: { slug } },
    select: {
      ...standingColumns,
      organisation: { select: { id: true, slug: true, name: true, timeZone: true, kind: true } },
    },
  });
  if (!membership) return null;
  const { id, ...organisation } = membership.organisation;
  return { orgId: id, ...organisation, ...standingOf(membership) };
}

/** What the user is in an organisation that is known by its id; null for one who is no member (any more). */
export async function findStanding(
  db: Db,
  userId: string,
  orgId: string,
): Promise<Pick<Entry, "role" | "clients"> | null> {
  const membership = await db.membership.findFirst({
    where: { orgId, userId },
    select: standingColumns,
  });
  return membership && standingOf(membership);
}

export async function listOrganisationsOfUser(db: Db, userId: string): Promise<OrganisationSummary[]> {
  const memberships = await db.membership.findMany({
    where: { userId },
    select: { organisation: { select: { slug: true, name: true } } },
    orderBy: { organisation: { name: "asc" } },
  });
  return memberships.map((membership) => membership.organisation);
}

export async function isSlugTaken(db: Db, slug: string): Promise<boolean> {
  return (await db.organisation.findFirst({ where: { slug }, select: { id: true } })) !== null;
}

export async function anyOrganisationExists(db: Db): Promise<boolean> {
  return (await db.organisation.findFirst({ select: { id: true } })) !== null;
}

/** An organisation with its owner, and with a client where it has one from the start. */
export async function createOrganisation(
  db: Db,
  organisation: {
    slug: string;
    name: string;
    kind: OrganisationKind;
    timeZone: string;
    ownerId: string;
    firstClient: string | null;
  },
): Promise<{ id: string; slug: string }> {
  const { ownerId, firstClient, ...data } = organisation;
  return db.organisation.create({
    data: {
      ...data,
      memberships: { create: { userId: ownerId, role: "owner" } },
      ...(firstClient === null ? {} : { clients: { create: { name: firstClient } } }),
    },
    select: { id: true, slug: true },
  });
}

export interface RetentionDays {
  keepRunsDays: number;
  keepRecordsDays: number;
}

export function findRetention(scope: OrgScope, db: Db): Promise<RetentionDays> {
  return db.organisation.findFirstOrThrow({
    where: { id: scope.orgId },
    select: { keepRunsDays: true, keepRecordsDays: true },
  });
}

export async function updateRetention(
  scope: OrgScope,
  db: Db,
  { keepRunsDays, keepRecordsDays }: RetentionDays,
): Promise<void> {
  await db.organisation.updateMany({
    where: { id: scope.orgId },
    data: { keepRunsDays, keepRecordsDays },
  });
}

/** The next organisation of a walk through all of them, by a part of the house that works for each in turn. */
export async function findOrganisationAfter(db: Db, afterId: string | null): Promise<{ id: string } | null> {
  return db.organisation.findFirst({
    where: afterId === null ? {} : { id: { gt: afterId } },
    orderBy: { id: "asc" },
    select: { id: true },
  });
}

/** As notices name it. */
export function findNoticeOrganisation(
  scope: OrgScope,
  db: Db,
): Promise<{ name: string; slug: string; timeZone: string }> {
  return db.organisation.findFirstOrThrow({
    where: { id: scope.orgId },
    select: { name: true, slug: true, timeZone: true },
  });
}

export async function findTimeZone(scope: OrgScope, db: Db): Promise<string> {
  const { timeZone } = await db.organisation.findFirstOrThrow({
    where: { id: scope.orgId },
    select: { timeZone: true },
  });
  return timeZone;
}

export async function setTimeZone(scope: OrgScope, db: Db, timeZone: string): Promise<void> {
  await db.organisation.updateMany({ where: { id: scope.orgId }, data: { timeZone } });
}

export async function findKind(scope: OrgScope, db: Db): Promise<OrganisationKind> {
  const { kind } = await db.organisation.findFirstOrThrow({
    where: { id: scope.orgId },
    select: { kind: true },
  });
  return kind;
}

export async function setKind(scope: OrgScope, db: Db, kind: OrganisationKind): Promise<void> {
  await db.organisation.updateMany({ where: { id: scope.orgId }, data: { kind } });
}
