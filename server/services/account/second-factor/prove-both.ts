import type { StoredAccount } from "@/server/db/repositories/users";
import { ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "../caller";
import { proveIdentity } from "../prove-identity";
import { checkCode } from "./check-code";
import type { SecondFactorDeps } from "./second-factor-deps";

/** The password, then a code. A wrong password uses no code up. */
export async function proveBoth(
  deps: SecondFactorDeps,
  caller: AccountCaller,
  input: { password: string; code: string },
): Promise<StoredAccount> {
  const account = await proveIdentity(deps, caller, input.password);
  if (!account.totpEnabledAt) {
    throw new ServiceError("conflict", "Two-step sign-in is off already. Reload the page.");
  }
  await checkCode(deps, account, input.code);
  return account;
}
