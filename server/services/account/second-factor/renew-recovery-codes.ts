import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { replaceRecoveryCodes } from "@/server/db/repositories/second-factor";
import { hashRecoveryCodes, makeRecoveryCodes } from "@/server/infra/recovery-code";
import { changeAccount } from "@/server/services/account/change-account";
import type { AccountCaller } from "../caller";
import { proveBoth } from "./prove-both";
import type { SecondFactorDeps } from "./second-factor-deps";

/** Those before work no more. Answered this once. */
export async function renewRecoveryCodes(
  deps: SecondFactorDeps,
  caller: AccountCaller,
  input: { password: string; code: string },
): Promise<{ recoveryCodes: string[] }> {
  const account = await proveBoth(deps, caller, input);
  const recoveryCodes = makeRecoveryCodes();
  await changeAccount(deps, async (tx) => {
    await replaceRecoveryCodes(tx, account.id, hashRecoveryCodes(recoveryCodes));
    await writePersonAudit(tx, account.id, { action: "person.recovery_codes_renewed" });
  });
  return { recoveryCodes };
}
