import { findAccount } from "@/server/db/repositories/users";
import type { Session } from "@/server/services/account/find-session";
import { checkCode } from "@/server/services/account/second-factor/check-code";
import type { SecondFactorDeps } from "@/server/services/account/second-factor/second-factor-deps";
import { ServiceError } from "@/server/services/errors";
import type { SignedInUser } from "./verify-sign-in";

export type SecondFactorResult = { ok: true; user: SignedInUser } | { ok: false; sentence: string };

/** The second step: a code, of the person whose password (or provider) this browser has just given. */
export async function verifySecondFactor(
  deps: SecondFactorDeps,
  session: Session | null,
  code: string,
): Promise<SecondFactorResult> {
  if (!session?.pending) return { ok: false, sentence: "That took too long. Sign in again." };
  const account = await findAccount(deps.db, session.user.id);
  if (!account) return { ok: false, sentence: "That took too long. Sign in again." };
  try {
    await checkCode(deps, account, code);
    return { ok: true, user: session.user };
  } catch (error) {
    if (error instanceof ServiceError) return { ok: false, sentence: error.message };
    throw error;
  }
}
