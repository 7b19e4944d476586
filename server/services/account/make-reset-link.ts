import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { disableSecondFactor } from "@/server/db/repositories/second-factor";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import { findUserByEmail } from "@/server/db/repositories/users";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { changeAccount } from "./change-account";
import { makeLinkToken } from "./one-time-link";

/**
 * A one-time link for whoever runs the installation to hand over, where no mail is sent or the phone with the
 * codes is lost. No procedure leads here.
 */
export async function makeResetLink(
  deps: Pick<ServiceDeps, "db" | "clock"> & { settings: Pick<ServiceDeps["settings"], "appUrl"> },
  input: { email: string; turnOffSecondFactor: boolean },
): Promise<{ url: string }> {
  const user = await findUserByEmail(deps.db, input.email);
  if (!user) throw notFound("account");
  const token = await changeAccount(deps, async (tx) => {
    if (input.turnOffSecondFactor) {
      await disableSecondFactor(tx, user.id);
      await revokeSessions(tx, user.id, { except: null }, new Date(deps.clock.now()));
      await writePersonAudit(tx, user.id, {
        action: "person.second_factor_off",
        details: { by: "operator" },
      });
    }
    const link = { userId: user.id, purpose: "password_reset" as const, payload: { by: "operator" } };
    return makeLinkToken(tx, link, deps.clock.now());
  });
  return { url: `${deps.settings.appUrl}/reset-password/${token}` };
}
