import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrganisationKind } from "@/server/domain/organisation";
import type { StaffScope } from "@/server/domain/staff-scope";
import type { PlatformRole } from "@/server/domain/support";

// What support staff are and have themselves, over all organisations. What an organisation sees of it is in
// `support-accesses.ts`.

export interface Staff {
  name: string;
  platformRole: PlatformRole;
  hasSecondFactor: boolean;
}

/** What a person is to the installation. This is where a staff scope comes from, so it takes none. */
export async function findStaff(db: Db, userId: string): Promise<Staff | null> {
  const user = await db.user.findUnique({
    where: { id: userId },
    select: { name: true, platformRole: true, totpEnabledAt: true },
  });
  return (
    user && { name: user.name, platformRole: user.platformRole, hasSecondFactor: user.totpEnabledAt !== null }
  );
}

export async function setPlatformRole(db: Db, userId: string, platformRole: PlatformRole): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { platformRole } });
}

const entryColumns = {
  id: true,
  clientId: true,
  personalData: true,
  expiresAt: true,
  organisation: { select: { id: true, slug: true, name: true, timeZone: true, kind: true } },
} satisfies Prisma.SupportAccessSelect;

export interface SupportEntry {
  organisation: { id: string; slug: string; name: string; timeZone: string; kind: OrganisationKind };
  accesses: { id: string; clientId: string; personalData: boolean; expiresAt: Date }[];
}

/**
 * The organisation of that slug if it lets this person in as support now: granted, not run out, and the person is still
 * of the staff and still has a second factor. This is where a scope comes from, so it takes none.
 */
export async function findSupportEntry(
  db: Db,
  userId: string,
  slug: string,
  now: Date,
): Promise<SupportEntry | null> {
  const rows = await db.supportAccess.findMany({
    where: {
      supporterId: userId,
      state: "granted",
      expiresAt: { gt: now },
      organisation: { slug },
      supporter: { platformRole: { not: "none" }, totpEnabledAt: { not: null } },
    },
    select: entryColumns,
    orderBy: { expiresAt: "asc" },
  });
  const [first] = rows;
  if (!first) return null;
  return {
    organisation: first.organisation,
    accesses: rows.flatMap(({ organisation: _, expiresAt, ...access }) =>
      expiresAt ? [{ ...access, expiresAt }] : [],
    ),
  };
}

const ownColumns = {
  id: true,
  orgId: true,
  clientId: true,
  runId: true,
  reason: true,
  minutes: true,
  wantsPersonalData: true,
  personalData: true,
  state: true,
  createdAt: true,
  decidedAt: true,
  expiresAt: true,
  endedAt: true,
  organisation: { select: { name: true, slug: true } },
  client: { select: { name: true } },
} satisfies Prisma.SupportAccessSelect;

export type OwnAccess = Prisma.SupportAccessGetPayload<{ select: typeof ownColumns }>;

/** What the person has asked for and was granted, the latest first. */
export function listOwnAccesses({ userId }: StaffScope, db: Db, limit: number): Promise<OwnAccess[]> {
  return db.supportAccess.findMany({
    where: { supporterId: userId },
    select: ownColumns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** One that still stands: it was asked for or granted, and has not run out. */
export function findOwnStanding(
  { userId }: Pick<StaffScope, "userId">,
  db: Db,
  where: { id: string } | { orgId: string; clientId: string },
  now: Date,
): Promise<OwnAccess | null> {
  return db.supportAccess.findFirst({
    where: { ...where, ...standing(userId, now) },
    select: ownColumns,
  });
}

/** All that still stand of a person, wherever. */
export function listStanding(db: Db, userId: string, now: Date): Promise<{ id: string; orgId: string }[]> {
  return db.supportAccess.findMany({ where: standing(userId, now), select: { id: true, orgId: true } });
}

function standing(userId: string, now: Date): Prisma.SupportAccessWhereInput {
  return { supporterId: userId, OR: [{ state: "asked" }, { state: "granted", expiresAt: { gt: now } }] };
}
