import { writeAudit } from "@/server/db/repositories/audit";
import { findPendingInvitation, renewInvitation } from "@/server/db/repositories/invitations";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { amongMembers, requireManaged } from "@/server/services/members/among-members";
import { requireScope } from "@/server/services/require-scope";
import { newLink } from "./invitation-link";
import { requireSendable, type SentInvitation, sendInvitation } from "./send-invitation";

/** A new link for another seven days; the one before is void. Whoever sends it again answers for it from then on. */
export async function resendInvitation(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock" | "limits" | "mailer" | "settings" | "logger">,
  invitationId: string,
): Promise<SentInvitation> {
  requireScope(scope, "member:manage");
  const found = await findPendingInvitation(scope, deps.db, invitationId);
  if (!found) throw notFound("invitation");
  requireManaged(scope, found.role);
  await requireSendable(scope, deps, found.email);
  const { token, stored } = newLink(deps.clock.now());
  const inviter = await amongMembers(scope, deps, async (tx, self) => {
    requireManaged(self, found.role);
    const link = { ...stored, invitedBy: self.userId };
    if (!(await renewInvitation(scope, tx, found.id, link))) throw notFound("invitation");
    await writeAudit(scope, tx, {
      action: "invitation.sent_again",
      subject: "invitation",
      subjectId: found.id,
      details: { email: found.email, role: found.role },
    });
    return self.name;
  });
  return sendInvitation(scope, deps, { ...found, token, expiresAt: stored.expiresAt, inviter });
}
