import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { disableSecondFactor } from "@/server/db/repositories/second-factor";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import { changeAccount } from "@/server/services/account/change-account";
import type { AccountCaller } from "../caller";
import { mailPerson } from "../mail-person";
import { proveBoth } from "./prove-both";
import type { SecondFactorDeps } from "./second-factor-deps";

/** Needs the password and a code, so that neither a stolen password nor an unwatched laptop is enough. */
export async function turnOffSecondFactor(
  deps: SecondFactorDeps,
  caller: AccountCaller,
  input: { password: string; code: string },
): Promise<void> {
  const account = await proveBoth(deps, caller, input);
  const now = new Date(deps.clock.now());
  await changeAccount(deps, async (tx) => {
    await disableSecondFactor(tx, account.id);
    await revokeSessions(tx, account.id, { except: caller.sessionId }, now);
    await writePersonAudit(tx, account.id, { action: "person.second_factor_off" });
  });
  mailPerson(deps, account.email, { kind: "second_factor_off" });
}
