import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { enableSecondFactor, replaceRecoveryCodes } from "@/server/db/repositories/second-factor";
import { markSecondFactor, revokeSessions } from "@/server/db/repositories/user-sessions";
import { findAccount } from "@/server/db/repositories/users";
import { stepOfCode } from "@/server/infra/one-time-code";
import { hashRecoveryCodes, makeRecoveryCodes } from "@/server/infra/recovery-code";
import { changeAccount } from "@/server/services/account/change-account";
import { notFound, ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "../caller";
import { mailPerson } from "../mail-person";
import { countAttempt } from "./check-code";
import { openCodeSecret } from "./code-secret";
import type { SecondFactorDeps } from "./second-factor-deps";

/**
 * The app shows the right codes, so it may be asked for them from now on. The recovery codes are answered this once.
 * Other devices are signed out: none of them has given a code.
 */
export async function turnOnSecondFactor(
  deps: SecondFactorDeps,
  caller: AccountCaller,
  input: { code: string },
): Promise<{ recoveryCodes: string[] }> {
  const account = await findAccount(deps.db, caller.userId);
  if (!account) throw notFound("account");
  await countAttempt(deps, account.id);
  const secret = openCodeSecret(deps, account);
  if (!secret || !account.totpSecret || account.totpEnabledAt) {
    throw new ServiceError("conflict", "This page is out of date. Reload it and start again.");
  }
  const step = stepOfCode(secret, input.code.replace(/\s/g, ""), deps.clock.now());
  if (step === null) {
    const message =
      "This code does not match. Scan the picture again, and check that your phone sets its time by itself.";
    throw new ServiceError("invalid", message, { fields: { code: message } });
  }
  const recoveryCodes = makeRecoveryCodes();
  const now = new Date(deps.clock.now());
  const { totpSecret } = account;
  await changeAccount(deps, async (tx) => {
    if (!(await enableSecondFactor(tx, account.id, totpSecret, step, now))) {
      throw new ServiceError("conflict", "This page is out of date. Reload it and start again.");
    }
    await replaceRecoveryCodes(tx, account.id, hashRecoveryCodes(recoveryCodes));
    await markSecondFactor(tx, caller.sessionId, now);
    await revokeSessions(tx, account.id, { except: caller.sessionId }, now);
    await writePersonAudit(tx, account.id, { action: "person.second_factor_on" });
  });
  await deps.limits.secondFactor.forget(account.id);
  mailPerson(deps, account.email, { kind: "second_factor_on" });
  return { recoveryCodes };
}
