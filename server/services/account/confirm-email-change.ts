import { z } from "zod";
import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import { deleteTokens, useToken } from "@/server/db/repositories/user-tokens";
import { findUserByEmail, setVerifiedEmail } from "@/server/db/repositories/users";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { changeAccount } from "./change-account";
import { mailPerson } from "./mail-person";
import { findLink, linkIsVoid } from "./one-time-link";

const payload = z.object({ email: z.string() });
const REMEDY = "Ask for the change again under Account.";

export async function readEmailChange(
  deps: Pick<ServiceDeps, "db" | "clock">,
  token: string,
): Promise<{ oldEmail: string; newEmail: string }> {
  const link = await findLink(deps.db, "email_change", token, deps.clock.now());
  if (!link) throw linkIsVoid(REMEDY);
  return { oldEmail: link.user.email, newEmail: payload.parse(link.payload).email };
}

/** The link was read in the new mailbox; the password was asked for when the change was. Other devices are signed out. */
export async function confirmEmailChange(
  deps: Pick<ServiceDeps, "db" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  input: { token: string },
  /** The session of the browser that opened the link, if it has one. */
  sessionId: string | null,
): Promise<{ email: string }> {
  const link = await findLink(deps.db, "email_change", input.token, deps.clock.now());
  if (!link) throw linkIsVoid(REMEDY);
  const { userId, user } = link;
  const { email } = payload.parse(link.payload);
  const now = new Date(deps.clock.now());
  await changeAccount(deps, async (tx) => {
    if (!(await useToken(tx, link.id, now))) throw linkIsVoid(REMEDY);
    if (await findUserByEmail(tx, email)) {
      throw new ServiceError("conflict", "There is an account with this address by now. Choose another one.");
    }
    await setVerifiedEmail(tx, userId, email, now);
    await revokeSessions(tx, userId, { except: sessionId }, now);
    await deleteTokens(tx, userId);
    await writePersonAudit(tx, userId, {
      action: "person.email_changed",
      changes: { email: { before: user.email, after: email } },
    });
  });
  mailPerson(deps, user.email, { kind: "email_changed", newEmail: email });
  return { email };
}
