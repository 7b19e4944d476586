import { writeAudit } from "@/server/db/repositories/audit";
import {
  createInvitation,
  findPendingByEmail,
  revokeInvitationRow,
} from "@/server/db/repositories/invitations";
import { findMemberByEmail } from "@/server/db/repositories/members";
import { normaliseEmail } from "@/server/db/repositories/users";
import type { Access } from "@/server/domain/access";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { clientWords } from "@/server/services/members/access-audit";
import { amongMembers, requireManaged } from "@/server/services/members/among-members";
import { chooseAccess } from "@/server/services/members/choose-access";
import { requireScope } from "@/server/services/require-scope";
import { newLink } from "./invitation-link";
import { requireSendable, type SentInvitation, sendInvitation } from "./send-invitation";

export interface InviteInput extends Access {
  /** Null for a link that is for whoever accepts first. */
  email: string | null;
}

export async function invite(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock" | "limits" | "mailer" | "settings" | "logger">,
  input: InviteInput,
): Promise<SentInvitation> {
  requireScope(scope, "member:manage");
  requireManaged(scope, input.role);
  const email = input.email === null ? null : normaliseEmail(input.email);
  await requireSendable(scope, deps, email);
  const now = deps.clock.now();
  const { token, stored } = newLink(now);
  const { inviter, invitation } = await amongMembers(scope, deps, async (tx, self) => {
    requireManaged(self, input.role);
    const access = await chooseAccess(scope, tx, input);
    if (email !== null) {
      if (await findMemberByEmail(scope, tx, email)) throw taken("They are a member already.");
      const before = await findPendingByEmail(scope, tx, email);
      if (before && before.expiresAt.getTime() > now) {
        throw taken("They are invited already. Send the invitation again, or revoke it first.");
      }
      if (before) await revokeInvitationRow(scope, tx, before.id, new Date(now));
    }
    const invitation = await createInvitation(scope, tx, {
      ...stored,
      ...access,
      email,
      invitedBy: self.userId,
    });
    await writeAudit(scope, tx, {
      action: "invitation.created",
      subject: "invitation",
      subjectId: invitation.id,
      details: { email, role: input.role, clients: await clientWords(scope, tx, access.clients) },
    });
    return { inviter: self.name, invitation };
  });
  return sendInvitation(scope, deps, { ...invitation, token, inviter });
}

function taken(message: string): ServiceError {
  return new ServiceError("conflict", message, { fields: { email: message } });
}
