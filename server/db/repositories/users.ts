import type { Db } from "@/server/db/client";

export interface StoredUser {
  id: string;
  email: string;
  name: string;
  passwordHash: string | null;
}

/** What signing in and the account's own pages need to know. The secret of one-time codes is sealed. */
export interface StoredAccount extends StoredUser {
  totpSecret: Uint8Array<ArrayBuffer> | null;
  totpKeyVersion: number | null;
  totpEnabledAt: Date | null;
}

/** Addresses are kept in lower case, so that one person has one account however it is typed. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

const userColumns = { id: true, email: true, name: true, passwordHash: true } as const;

export function findUserByEmail(db: Db, email: string): Promise<StoredUser | null> {
  return db.user.findUnique({ where: { email: normaliseEmail(email) }, select: userColumns });
}

export function findAccount(db: Db, userId: string): Promise<StoredAccount | null> {
  return db.user.findUnique({
    where: { id: userId },
    select: { ...userColumns, totpSecret: true, totpKeyVersion: true, totpEnabledAt: true },
  });
}

export async function anyUserExists(db: Db): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

export function createUser(
  db: Db,
  user: { email: string; name: string; passwordHash: string | null; emailVerifiedAt?: Date },
): Promise<{ id: string }> {
  return db.user.create({
    data: { ...user, email: normaliseEmail(user.email) },
    select: { id: true },
  });
}

export async function renameUser(db: Db, userId: string, name: string): Promise<void> {
  await db.user.update({ where: { id: userId }, data: { name } });
}

/** `emailVerifiedAt` when the new password was chosen by way of a mail to the person's address. */
export async function setPassword(
  db: Db,
  userId: string,
  passwordHash: string,
  emailVerifiedAt?: Date,
): Promise<void> {
  await db.user.update({
    where: { id: userId },
    data: { passwordHash, ...(emailVerifiedAt && { emailVerifiedAt }) },
  });
}

/** An address whose mail the person has just read. */
export async function setVerifiedEmail(db: Db, userId: string, email: string, at: Date): Promise<void> {
  await db.user.update({
    where: { id: userId },
    data: { email: normaliseEmail(email), emailVerifiedAt: at },
  });
}

/** Names of people by their id. Whoever has left is missing. */
export async function findUserNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
