import { type AccountMail, accountMail } from "@/server/mails/account-mail";
import type { ServiceDeps } from "@/server/services/deps";

/** Tells a person of their account, after the answer: how long a mail takes tells nobody that there is one. */
export function mailPerson(
  deps: Pick<ServiceDeps, "mailer" | "afterAnswer" | "logger" | "settings">,
  to: string,
  mail: AccountMail,
): void {
  if (!deps.mailer.configured) return;
  deps.afterAnswer(async () => {
    const rendered = await accountMail(mail, deps.settings.appUrl);
    try {
      await deps.mailer.send({ to, ...rendered });
    } catch (error) {
      deps.logger.error({ err: error, kind: mail.kind }, "a mail about an account could not be sent");
    }
  });
}
