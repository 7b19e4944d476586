import type { StoredInvitation } from "@/server/db/repositories/invitations";
import { findNoticeOrganisation } from "@/server/db/repositories/organisations";
import type { OrgScope } from "@/server/domain/scope";
import { MailError } from "@/server/infra/mailer";
import { invitationMail } from "@/server/mails/invitation-mail";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { takeAttempt } from "@/server/services/take-attempt";

/** How an invitation got on its way: by mail, or as a link that the inviter hands over. */
export interface SentInvitation {
  /** Told this once, and only for those without an address: a mailed link is for its mailbox alone. */
  link: string | null;
  /** Why the mail did not go out; the invitation stays, and can be sent again. */
  mailProblem: string | null;
}

export async function sendInvitation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "mailer" | "settings" | "logger">,
  invitation: Pick<StoredInvitation, "email" | "role" | "clients" | "expiresAt"> & {
    token: string;
    inviter: string;
  },
): Promise<SentInvitation> {
  const { email, role, clients, expiresAt, token, inviter } = invitation;
  const link = `${deps.settings.appUrl}/invitation/${token}`;
  if (email === null) return { link, mailProblem: null };
  const { name, timeZone } = await findNoticeOrganisation(scope, deps.db);
  const mail = await invitationMail({
    inviter,
    role,
    clients,
    expiresAt,
    organisation: name,
    timeZone,
    link,
  });
  try {
    await deps.mailer.send({ to: email, ...mail });
    return { link: null, mailProblem: null };
  } catch (error) {
    if (!(error instanceof MailError)) throw error;
    deps.logger.warn({ err: error }, "an invitation could not be mailed");
    return { link: null, mailProblem: error.message };
  }
}

/** Before anything is made: who invites too much, or by mail where there is none, is told so. */
export async function requireSendable(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "limits" | "mailer">,
  email: string | null,
): Promise<void> {
  if (email !== null && !deps.mailer.configured) {
    throw new ServiceError(
      "conflict",
      "This installation cannot send e-mail. Invite by link and hand the link over yourself, or have whoever runs it set SMTP_URL and MAIL_FROM.",
    );
  }
  const wait =
    (await takeAttempt(deps.limits.invitation, scope)) ??
    (email === null ? null : await deps.limits.invitationMail.take(email));
  if (wait === null) return;
  throw new ServiceError(
    "too_many",
    `Many invitations were sent just now. Try again in ${Math.ceil(wait / 60)} minutes.`,
  );
}
