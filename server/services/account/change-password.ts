import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import { deleteTokens } from "@/server/db/repositories/user-tokens";
import { setPassword } from "@/server/db/repositories/users";
import { hashPassword } from "@/server/infra/password";
import type { ServiceDeps } from "@/server/services/deps";
import type { AccountCaller } from "./caller";
import { changeAccount } from "./change-account";
import { mailPerson } from "./mail-person";
import { proveIdentity } from "./prove-identity";

/** Every other device is signed out, and links that were mailed before are void. */
export async function changePassword(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  caller: AccountCaller,
  input: { password: string; newPassword: string },
): Promise<void> {
  const account = await proveIdentity(deps, caller, input.password);
  const passwordHash = await hashPassword(input.newPassword);
  const now = new Date(deps.clock.now());
  await changeAccount(deps, async (tx) => {
    await setPassword(tx, account.id, passwordHash);
    await deleteTokens(tx, account.id);
    await revokeSessions(tx, account.id, { except: caller.sessionId }, now);
    await writePersonAudit(tx, account.id, { action: "person.password_changed" });
  });
  mailPerson(deps, account.email, { kind: "password_changed" });
}
