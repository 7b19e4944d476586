import { findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import { networkOf } from "@/server/infra/client-address";
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
const FREE_ATTEMPTS = 4;
const FIRST_DELAY_MS = 250;
const LONGEST_DELAY_MS = 4_000;

/** How long the answer to a further attempt is held back: people mistype a few times, programs guess on. */
export function delayOfAttempt(attempt: number): number {
  if (attempt <= FREE_ATTEMPTS) return 0;
  return Math.min(FIRST_DELAY_MS * 2 ** (attempt - FREE_ATTEMPTS - 1), LONGEST_DELAY_MS);
}

/**
 * Checks e-mail and password. One limit counts by account, so it holds however many addresses an attacker has; the
 * other by network, so it holds however many accounts are tried from there. Delay and answer are the same for accounts
 * that do not exist.
 */
export async function verifySignIn(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock">,
  input: { email: string; password: string; address?: string | null },
): Promise<SignInResult> {
  const email = normaliseEmail(input.email);
  const network = input.address ? networkOf(input.address) : null;
  const wait =
    (network && (await deps.limits.signInNetwork.take(network))) ?? (await deps.limits.signIn.take(email));
  if (wait) return { ok: false, reason: "too_many", retryAfterSeconds: wait };
  const delay = delayOfAttempt(await deps.limits.signIn.taken(email));
  if (delay > 0) await deps.clock.sleep(delay);
  const user = await findUserByEmail(deps.db, email);
  const usable = input.password.length > 0 && input.password.length <= LONGEST_PASSWORD;
  const matches = await verifyPassword(user?.passwordHash ?? null, usable ? input.password : "-");
  if (!user || !matches || !usable) return { ok: false, reason: "wrong" };
  await deps.limits.signIn.forget(email);
  // The network's count stays but for this attempt: an attacker's own account must not clear it.
  if (network) await deps.limits.signInNetwork.giveBack(network);
  return { ok: true, user: { id: user.id, email: user.email, name: user.name } };
}
