import { findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import { verifyPassword } from "@/server/infra/password";
import type { ServiceDeps } from "@/server/services/deps";

export interface SignedInUser {
  id: string;
  email: string;
  name: string;
}

export type SignInResult =
  | { ok: true; user: SignedInUser }
  | { ok: false; reason: "wrong" }
  | { ok: false; reason: "too_many"; retryAfterSeconds: number };

const LONGEST_PASSWORD = 200;

/**
 * Checks e-mail and password. The limit counts by account, so it holds however many addresses an attacker has;
 * it answers the same for accounts that do not exist.
 */
export async function verifySignIn(
  deps: Pick<ServiceDeps, "db" | "limits">,
  input: { email: string; password: string },
): Promise<SignInResult> {
  const email = normaliseEmail(input.email);
  const wait = await deps.limits.signIn.take(email);
  if (wait !== null) return { ok: false, reason: "too_many", retryAfterSeconds: wait };
  const user = await findUserByEmail(deps.db, email);
  const usable = input.password.length > 0 && input.password.length <= LONGEST_PASSWORD;
  const matches = await verifyPassword(user?.passwordHash ?? null, usable ? input.password : "-");
  if (!user || !matches || !usable) return { ok: false, reason: "wrong" };
  await deps.limits.signIn.forget(email);
  return { ok: true, user: { id: user.id, email: user.email, name: user.name } };
}
