import { createSession, deleteEndedSessions, revokeByToken } from "@/server/db/repositories/user-sessions";
import { findAccount } from "@/server/db/repositories/users";
import type { SignInProvider } from "@/server/domain/sign-in-provider";
import { hashToken, randomToken } from "@/server/infra/crypto";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import type { Visitor } from "./caller";

export const SESSION_SECONDS = 14 * 24 * 60 * 60;
/** As long as it may take to find the phone with the one-time code. */
const PENDING_SECONDS = 10 * 60;
const KEPT_AFTER_END_MS = 30 * 24 * 60 * 60 * 1000;

/**
 * A session with a token made for it alone, whatever cookie the browser came with; the session of that cookie ends.
 * While the person has a second factor that was not given, it opens nothing but the way to give it, and not for long.
 */
export async function beginSession(
  deps: Pick<ServiceDeps, "db" | "clock">,
  signIn: {
    userId: string;
    method: "password" | SignInProvider;
    secondFactor: boolean;
    visitor: Visitor;
    /** The token of the session that the browser had until now. */
    replaces: string | null;
  },
): Promise<{ token: string }> {
  const { userId, method, visitor, replaces } = signIn;
  const now = new Date(deps.clock.now());
  const token = randomToken();
  await deps.db.$transaction(async (tx) => {
    const account = await findAccount(tx, userId);
    if (!account) throw notFound("account");
    const pending = account.totpEnabledAt !== null && !signIn.secondFactor;
    if (replaces) await revokeByToken(tx, hashToken(replaces), now);
    await deleteEndedSessions(tx, userId, new Date(now.getTime() - KEPT_AFTER_END_MS));
    await createSession(tx, {
      userId,
      tokenHash: hashToken(token),
      method,
      createdAt: now,
      expiresAt: new Date(now.getTime() + (pending ? PENDING_SECONDS : SESSION_SECONDS) * 1000),
      secondFactorAt: signIn.secondFactor ? now : null,
      address: visitor.address,
      userAgent: visitor.userAgent?.slice(0, 400) ?? null,
    });
  });
  return { token };
}
