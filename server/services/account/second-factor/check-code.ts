import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { countRecoveryCodes, takeStep, useRecoveryCode } from "@/server/db/repositories/second-factor";
import type { StoredAccount } from "@/server/db/repositories/users";
import { stepOfCode } from "@/server/infra/one-time-code";
import { hashRecoveryCode } from "@/server/infra/recovery-code";
import { changeAccount } from "@/server/services/account/change-account";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { mailPerson } from "../mail-person";
import { openCodeSecret } from "./code-secret";
import type { SecondFactorDeps } from "./second-factor-deps";

/**
 * Takes a code of the authenticator app, or a recovery code: each works once. Throws a sentence otherwise. The limit
 * counts by person, so it holds however many sessions an attacker opens with a stolen password.
 */
export async function checkCode(
  deps: SecondFactorDeps,
  account: StoredAccount,
  typed: string,
): Promise<void> {
  await countAttempt(deps, account.id);
  const isCode = /^\d{3}\s?\d{3}$/.test(typed.trim());
  const taken = isCode ? await takeCode(deps, account, typed) : await takeRecoveryCode(deps, account, typed);
  if (!taken) throw wrongCode(isCode);
  await deps.limits.secondFactor.forget(account.id);
}

export async function countAttempt(deps: Pick<ServiceDeps, "limits">, userId: string): Promise<void> {
  const wait = await deps.limits.secondFactor.take(userId);
  if (wait === null) return;
  const message = `Too many wrong codes. Try again in ${Math.ceil(wait / 60)} minutes.`;
  throw new ServiceError("too_many", message, { fields: { code: message } });
}

function wrongCode(isCode: boolean): ServiceError {
  const message = isCode
    ? "This code is wrong, or it was used already. Wait for the next one in your app; if it stays wrong, check that your phone sets its time by itself."
    : "This is neither a code of six digits nor one of your unused recovery codes.";
  return new ServiceError("invalid", message, { fields: { code: message } });
}

async function takeCode(
  deps: Pick<ServiceDeps, "db" | "clock" | "credentials">,
  account: StoredAccount,
  typed: string,
): Promise<boolean> {
  const secret = openCodeSecret(deps, account);
  const step = secret && stepOfCode(secret, typed.replace(/\s/g, ""), deps.clock.now());
  return typeof step === "number" && (await takeStep(deps.db, account.id, step));
}

async function takeRecoveryCode(
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  account: StoredAccount,
  typed: string,
): Promise<boolean> {
  const codeHash = hashRecoveryCode(typed);
  if (!codeHash) return false;
  const left = await changeAccount(deps, async (tx) => {
    if (!(await useRecoveryCode(tx, account.id, codeHash, new Date(deps.clock.now())))) return null;
    const count = await countRecoveryCodes(tx, account.id);
    await writePersonAudit(tx, account.id, {
      action: "person.recovery_code_used",
      details: { left: count },
    });
    return count;
  });
  if (left === null) return false;
  mailPerson(deps, account.email, { kind: "recovery_code_used", left });
  return true;
}
