import { findNoticeOrganisation } from "@/server/db/repositories/organisations";
import { listManagerEmails } from "@/server/db/repositories/support-accesses";
import type { OrgScope } from "@/server/domain/scope";
import { asOrganisation } from "@/server/infra/tenant";
import { type SupportMailEvent, supportMail } from "@/server/mails/support-mail";
import type { ServiceDeps } from "../deps";

/** Mails those who answer for the organisation, once the answer is out. Their pages tell the same without mail. */
export function tellManagers(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "mailer" | "settings" | "logger" | "afterAnswer">,
  event: SupportMailEvent,
): void {
  if (!deps.mailer.configured) return;
  deps.afterAnswer(async () => {
    const [{ name, slug }, emails] = await asOrganisation(scope, () =>
      Promise.all([findNoticeOrganisation(scope, deps.db), listManagerEmails(scope, deps.db)]),
    );
    const mail = await supportMail(event, { organisation: name, address: `${deps.settings.appUrl}/${slug}` });
    for (const to of emails) {
      try {
        await deps.mailer.send({ to, ...mail });
      } catch (error) {
        deps.logger.warn({ err: error }, "a mail about support access could not be sent");
      }
    }
  });
}
