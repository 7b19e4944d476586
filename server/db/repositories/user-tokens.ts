import type { Db } from "@/server/db/client";
import type { TokenPurpose } from "@/server/db/generated/client";

export interface FoundToken {
  id: string;
  userId: string;
  payload: unknown;
  user: { email: string };
}

/** A person has one open token for each purpose: a new one takes the place of those before. */
export async function replaceToken(
  db: Db,
  token: {
    userId: string;
    purpose: TokenPurpose;
    tokenHash: string;
    expiresAt: Date;
    payload: Record<string, string>;
  },
): Promise<void> {
  await db.userToken.deleteMany({ where: { userId: token.userId, purpose: token.purpose } });
  await db.userToken.create({ data: token });
}

export function findOpenToken(
  db: Db,
  purpose: TokenPurpose,
  tokenHash: string,
  now: Date,
): Promise<FoundToken | null> {
  return db.userToken.findFirst({
    where: { purpose, tokenHash, usedAt: null, expiresAt: { gt: now } },
    select: { id: true, userId: true, payload: true, user: { select: { email: true } } },
  });
}

/** The open intent of a person, which no secret leads to: their session does. */
export function findOpenIntent(
  db: Db,
  userId: string,
  now: Date,
): Promise<{ id: string; payload: unknown } | null> {
  return db.userToken.findFirst({
    where: { userId, purpose: "link_identity", usedAt: null, expiresAt: { gt: now } },
    select: { id: true, payload: true },
  });
}

/** False for one that somebody else has used meanwhile. */
export async function useToken(db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.userToken.updateMany({ where: { id, usedAt: null }, data: { usedAt: now } });
  return count > 0;
}

/** Whatever was asked for by mail before is void. */
export async function deleteTokens(db: Db, userId: string): Promise<void> {
  await db.userToken.deleteMany({ where: { userId } });
}
