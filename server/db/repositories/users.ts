import type { Db } from "@/server/db/client";

export interface StoredUser {
  id: string;
  email: string;
  name: string;
  passwordHash: string;
}

/** Addresses are kept in lower case, so that one person has one account however it is typed. */
export function normaliseEmail(email: string): string {
  return email.trim().toLowerCase();
}

export function findUserByEmail(db: Db, email: string): Promise<StoredUser | null> {
  return db.user.findUnique({
    where: { email: normaliseEmail(email) },
    select: { id: true, email: true, name: true, passwordHash: true },
  });
}

export async function anyUserExists(db: Db): Promise<boolean> {
  return (await db.user.findFirst({ select: { id: true } })) !== null;
}

export function createUser(
  db: Db,
  user: { email: string; name: string; passwordHash: string },
): Promise<{ id: string }> {
  return db.user.create({
    data: { ...user, email: normaliseEmail(user.email) },
    select: { id: true },
  });
}

/** Names of people by their id. Whoever has left is missing. */
export async function findUserNames(db: Db, ids: string[]): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)];
  if (wanted.length === 0) return new Map();
  const users = await db.user.findMany({ where: { id: { in: wanted } }, select: { id: true, name: true } });
  return new Map(users.map((user) => [user.id, user.name]));
}
