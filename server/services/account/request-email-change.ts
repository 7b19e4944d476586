import { findUserByEmail, normaliseEmail } from "@/server/db/repositories/users";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import type { AccountCaller } from "./caller";
import { mailPerson } from "./mail-person";
import { makeLinkToken } from "./one-time-link";
import { proveIdentity } from "./prove-identity";

/**
 * Mails a link to the new address and a word to the old one. An address that belongs to another account gets the same
 * answer; its owner is told instead.
 */
export async function requestEmailChange(
  deps: Pick<ServiceDeps, "db" | "limits" | "clock" | "mailer" | "afterAnswer" | "logger" | "settings">,
  caller: AccountCaller,
  input: { email: string; password: string },
): Promise<{ email: string }> {
  if (!deps.mailer.configured) {
    throw new ServiceError(
      "conflict",
      "This installation cannot send e-mail, so a new address cannot be confirmed. Whoever runs it has to set SMTP_URL and MAIL_FROM.",
    );
  }
  const account = await proveIdentity(deps, caller, input.password);
  const email = normaliseEmail(input.email);
  if (email === account.email) {
    const message = "This is your address already.";
    throw new ServiceError("invalid", message, { fields: { email: message } });
  }
  for (const key of [email, `from/${account.id}`]) {
    const wait = await deps.limits.accountMail.take(key);
    if (wait === null) continue;
    throw new ServiceError(
      "too_many",
      `Several mails were sent just now. Look into the new mailbox, also into the spam folder, or try again in ${Math.ceil(wait / 60)} minutes.`,
    );
  }
  if (await findUserByEmail(deps.db, email)) {
    mailPerson(deps, email, { kind: "email_taken" });
  } else {
    const token = await deps.db.$transaction((tx) =>
      makeLinkToken(
        tx,
        { userId: account.id, purpose: "email_change", payload: { email } },
        deps.clock.now(),
      ),
    );
    mailPerson(deps, email, { kind: "email_confirm", token, oldEmail: account.email });
  }
  mailPerson(deps, account.email, { kind: "email_change_asked", newEmail: email });
  return { email };
}
