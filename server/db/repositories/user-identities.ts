import type { Db } from "@/server/db/client";
import type { SignInProvider } from "@/server/domain/sign-in-provider";

export interface ListedIdentity {
  provider: string;
  email: string;
  createdAt: Date;
}

export async function findUserOfIdentity(
  db: Db,
  provider: SignInProvider,
  providerAccountId: string,
): Promise<string | null> {
  const identity = await db.userIdentity.findUnique({
    where: { provider_providerAccountId: { provider, providerAccountId } },
    select: { userId: true },
  });
  return identity?.userId ?? null;
}

export function listIdentities(db: Db, userId: string): Promise<ListedIdentity[]> {
  return db.userIdentity.findMany({
    where: { userId },
    select: { provider: true, email: true, createdAt: true },
    orderBy: { provider: "asc" },
  });
}

export async function addIdentity(
  db: Db,
  identity: { userId: string; provider: SignInProvider; providerAccountId: string; email: string },
): Promise<void> {
  await db.userIdentity.create({ data: identity });
}

export async function removeIdentity(db: Db, userId: string, provider: SignInProvider): Promise<boolean> {
  const { count } = await db.userIdentity.deleteMany({ where: { userId, provider } });
  return count > 0;
}
