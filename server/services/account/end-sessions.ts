import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import type { AccountCaller } from "./caller";
import { changeAccount } from "./change-account";

/** Signs one other device out. */
export async function endOneSession(
  deps: Pick<ServiceDeps, "db" | "clock">,
  caller: AccountCaller,
  id: string,
): Promise<void> {
  await changeAccount(deps, async (tx) => {
    if (!(await revokeSessions(tx, caller.userId, { id }, new Date(deps.clock.now())))) {
      throw notFound("session");
    }
    await writePersonAudit(tx, caller.userId, { action: "person.signed_out", details: { sessions: 1 } });
  });
}

/** Signs every device out but the one that asks. */
export async function endOtherSessions(
  deps: Pick<ServiceDeps, "db" | "clock">,
  caller: AccountCaller,
): Promise<{ ended: number }> {
  return changeAccount(deps, async (tx) => {
    const now = new Date(deps.clock.now());
    const ended = await revokeSessions(tx, caller.userId, { except: caller.sessionId }, now);
    if (ended > 0) {
      await writePersonAudit(tx, caller.userId, {
        action: "person.signed_out",
        details: { sessions: ended },
      });
    }
    return { ended };
  });
}
