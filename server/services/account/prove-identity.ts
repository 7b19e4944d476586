import { findAccount, type StoredAccount } from "@/server/db/repositories/users";
import { verifyPassword } from "@/server/infra/password";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound, ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "./caller";

const FRESH_MS = 15 * 60_000;

/**
 * Before what an unwatched laptop must not be enough for: the password, once more. Who has none signs in again with
 * the provider that vouches for them.
 */
export async function proveIdentity(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock">,
  caller: AccountCaller,
  password: string,
): Promise<StoredAccount> {
  const account = await findAccount(deps.db, caller.userId);
  if (!account) throw notFound("account");
  if (account.passwordHash === null) {
    if (deps.clock.now() - caller.signedInAt.getTime() <= FRESH_MS) return account;
    throw new ServiceError(
      "forbidden",
      "Your account has no password to confirm this with. Sign out, sign in again, and do it within 15 minutes.",
    );
  }
  const wait = await deps.limits.confirmation.take(caller.userId);
  if (wait !== null) {
    const message = `Too many wrong passwords. Try again in ${Math.ceil(wait / 60)} minutes.`;
    throw new ServiceError("too_many", message, { fields: { password: message } });
  }
  if (!(await verifyPassword(account.passwordHash, password))) {
    const message = "This is not your password. Check capitals and blanks.";
    throw new ServiceError("invalid", message, { fields: { password: message } });
  }
  await deps.limits.confirmation.forget(caller.userId);
  return account;
}
