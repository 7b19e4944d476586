import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";

export interface StoredSession {
  id: string;
  method: string;
  createdAt: Date;
  lastSeenAt: Date;
  secondFactorAt: Date | null;
  user: { id: string; email: string; name: string; totpEnabledAt: Date | null };
}

export interface ListedSession {
  id: string;
  method: string;
  createdAt: Date;
  lastSeenAt: Date;
  address: string | null;
  userAgent: string | null;
}

function live(now: Date): Prisma.UserSessionWhereInput {
  return { revokedAt: null, expiresAt: { gt: now } };
}

export function createSession(
  db: Db,
  session: {
    userId: string;
    tokenHash: string;
    method: string;
    createdAt: Date;
    expiresAt: Date;
    secondFactorAt: Date | null;
    address: string | null;
    userAgent: string | null;
  },
): Promise<{ id: string }> {
  return db.userSession.create({ data: { ...session, lastSeenAt: session.createdAt }, select: { id: true } });
}

/** The session of that token, unless it has ended. */
export function findLiveSession(db: Db, tokenHash: string, now: Date): Promise<StoredSession | null> {
  return db.userSession.findFirst({
    where: { tokenHash, ...live(now) },
    select: {
      id: true,
      method: true,
      createdAt: true,
      lastSeenAt: true,
      secondFactorAt: true,
      user: { select: { id: true, email: true, name: true, totpEnabledAt: true } },
    },
  });
}

/** Several requests at once write once: the first has moved `lastSeenAt` for the others. */
export async function touchSession(
  db: Db,
  id: string,
  seen: { before: Date; now: Date; address: string | null },
): Promise<void> {
  await db.userSession.updateMany({
    where: { id, lastSeenAt: { lt: seen.before } },
    data: { lastSeenAt: seen.now, ...(seen.address && { address: seen.address }) },
  });
}

/** The newest first; without those that still wait for their second factor. */
export function listLiveSessions(
  db: Db,
  userId: string,
  now: Date,
  needsSecondFactor: boolean,
): Promise<ListedSession[]> {
  return db.userSession.findMany({
    where: { userId, ...live(now), ...(needsSecondFactor && { secondFactorAt: { not: null } }) },
    select: { id: true, method: true, createdAt: true, lastSeenAt: true, address: true, userAgent: true },
    orderBy: { lastSeenAt: "desc" },
  });
}

export async function markSecondFactor(db: Db, id: string, at: Date): Promise<void> {
  await db.userSession.update({ where: { id }, data: { secondFactorAt: at } });
}

/** Ends sessions of one person: one, all, or all but one. Answers how many had not ended. */
export async function revokeSessions(
  db: Db,
  userId: string,
  which: { id: string } | { except: string | null },
  now: Date,
): Promise<number> {
  const { count } = await db.userSession.updateMany({
    where: {
      userId,
      ...live(now),
      ...("id" in which ? { id: which.id } : which.except ? { id: { not: which.except } } : {}),
    },
    data: { revokedAt: now },
  });
  return count;
}

/** Ends the session of a token, whoever it belongs to. */
export async function revokeByToken(db: Db, tokenHash: string, now: Date): Promise<void> {
  await db.userSession.updateMany({ where: { tokenHash, revokedAt: null }, data: { revokedAt: now } });
}

export async function deleteEndedSessions(db: Db, userId: string, endedBefore: Date): Promise<void> {
  await db.userSession.deleteMany({
    where: { userId, OR: [{ expiresAt: { lt: endedBefore } }, { revokedAt: { lt: endedBefore } }] },
  });
}
