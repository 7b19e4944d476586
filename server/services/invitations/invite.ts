import { writeAudit } from "@/server/db/repositories/audit";
import {
  createInvitation,
  findPendingByEmail,
  revokeInvitationRow,
} from "@/server/db/repositories/invitations";
import { findMemberByEmail } from "@/server/db/repositories/members";
import { normaliseEmail } from "@/server/db/repositories/users";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { amongMembers, requireManaged } from "@/server/services/members/among-members";
import { requireScope } from "@/server/services/require-scope";
import { newLink } from "./invitation-link";
import { requireSendable, type SentInvitation, sendInvitation } from "./send-invitation";

export interface InviteInput {
  /** Null for a link that is for whoever accepts first. */
  email: string | null;
  role: Role;
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
  const inviter = await amongMembers(scope, deps, async (tx, self) => {
    requireManaged(self, input.role);
    if (email !== null) {
      if (await findMemberByEmail(scope, tx, email)) throw taken("They are a member already.");
      const before = await findPendingByEmail(scope, tx, email);
      if (before && before.expiresAt.getTime() > now) {
        throw taken("They are invited already. Send the invitation again, or revoke it first.");
      }
      if (before) await revokeInvitationRow(scope, tx, before.id, new Date(now));
    }
    const { id } = await createInvitation(scope, tx, {
      ...stored,
      email,
      role: input.role,
      invitedBy: self.userId,
    });
    await writeAudit(scope, tx, {
      action: "invitation.created",
      subject: "invitation",
      subjectId: id,
      details: { email, role: input.role },
    });
    return self.name;
  });
  return sendInvitation(scope, deps, {
    email,
    role: input.role,
    token,
    expiresAt: stored.expiresAt,
    inviter,
  });
}

function taken(message: string): ServiceError {
  return new ServiceError("conflict", message, { fields: { email: message } });
}
