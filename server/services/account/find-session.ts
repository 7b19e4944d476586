import { findLiveSession, touchSession } from "@/server/db/repositories/user-sessions";
import { hashToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";

const TOUCH_EVERY_MS = 60_000;

export interface Session {
  id: string;
  /** "password", or the provider that vouched for the person. */
  method: string;
  createdAt: Date;
  /** The second factor is still to be given: nobody is signed in yet. */
  pending: boolean;
  user: { id: string; email: string; name: string };
}

/** The session of that token; null once it was ended, here or from another device, or has run out. */
export async function findSession(
  deps: Pick<ServiceDeps, "db" | "clock">,
  token: string,
  address: string | null = null,
): Promise<Session | null> {
  const now = new Date(deps.clock.now());
  const found = await findLiveSession(deps.db, hashToken(token), now);
  if (!found) return null;
  const before = new Date(now.getTime() - TOUCH_EVERY_MS);
  if (found.lastSeenAt < before) await touchSession(deps.db, found.id, { before, now, address });
  const { totpEnabledAt, ...user } = found.user;
  const { id, method, createdAt } = found;
  return { id, method, createdAt, pending: totpEnabledAt !== null && found.secondFactorAt === null, user };
}
