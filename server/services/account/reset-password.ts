import { z } from "zod";
import { writePersonAudit } from "@/server/db/repositories/person-audit";
import { revokeSessions } from "@/server/db/repositories/user-sessions";
import { deleteTokens, useToken } from "@/server/db/repositories/user-tokens";
import { setPassword } from "@/server/db/repositories/users";
import { hashPassword } from "@/server/infra/password";
import type { ServiceDeps } from "@/server/services/deps";
import { changeAccount } from "./change-account";
import { mailPerson } from "./mail-person";
import { findLink, linkIsVoid } from "./one-time-link";

const payload = z.object({ by: z.enum(["mail", "operator"]) });
const REMEDY = "Ask for a new one.";

/** Whose password the link is for. Looking does not use it up: mail programs look at links, too. */
export async function readResetLink(
  deps: Pick<ServiceDeps, "db" | "clock">,
  token: string,
): Promise<{ email: string }> {
  const link = await findLink(deps.db, "password_reset", token, deps.clock.now());
  if (!link) throw linkIsVoid(REMEDY);
  return { email: link.user.email };
}

/** Signs every device out. A second factor stays: the link proves that the mail is theirs, not the phone. */
export async function resetPassword(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  input: { token: string; newPassword: string },
): Promise<{ email: string }> {
  const link = await findLink(deps.db, "password_reset", input.token, deps.clock.now());
  if (!link) throw linkIsVoid(REMEDY);
  const { userId, user } = link;
  const { by } = payload.parse(link.payload);
  const passwordHash = await hashPassword(input.newPassword);
  const now = new Date(deps.clock.now());
  await changeAccount(deps, async (tx) => {
    if (!(await useToken(tx, link.id, now))) throw linkIsVoid(REMEDY);
    await setPassword(tx, userId, passwordHash, by === "mail" ? now : undefined);
    await revokeSessions(tx, userId, { except: null }, now);
    await deleteTokens(tx, userId);
    await writePersonAudit(tx, userId, { action: "person.password_reset", details: { by } });
  });
  await deps.limits.signIn.forget(user.email);
  mailPerson(deps, user.email, { kind: "password_changed" });
  return { email: user.email };
}
