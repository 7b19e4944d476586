import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  type FoundInvitation,
  findInvitationByToken,
  markAccepted,
} from "@/server/db/repositories/invitations";
import { addMember, findMemberOfUser, lockMembers, setRole } from "@/server/db/repositories/members";
import { makeOrgScope } from "@/server/domain/scope";
import { hashToken } from "@/server/infra/crypto";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { invitationGain } from "./invitation-gain";
import { endOf, type InvitationEnd } from "./look-at-invitation";

const ENDS: Record<InvitationEnd, string> = {
  unknown:
    "This invitation does not exist, or a newer one took its place. Look for the latest mail, or ask for another one.",
  accepted: "This invitation has been accepted already. Each works once; ask for another one.",
  revoked: "This invitation was withdrawn. Ask whoever invited you for another one.",
  expired: "This invitation is older than seven days. Ask whoever invited you to send it again.",
};

function ended(end: InvitationEnd): ServiceError {
  return new ServiceError(end === "unknown" ? "not_found" : "conflict", ENDS[end]);
}

/** The invitation of a link while it opens something. */
export async function openInvitation(db: Db, token: string, now: number): Promise<FoundInvitation> {
  const found = await findInvitationByToken(db, hashToken(token));
  if (!found) throw ended("unknown");
  const end = endOf(found, now);
  if (end) throw ended(end);
  return found;
}

export async function acceptInvitation(
  deps: Pick<ServiceDeps, "db" | "clock">,
  user: { id: string; email: string },
  input: { token: string },
): Promise<{ slug: string }> {
  const now = deps.clock.now();
  // The link says which organisation it is; from then on it is that one alone.
  const invitation = await asSystem(() => openInvitation(deps.db, input.token, now));
  return asOrganisation({ orgId: invitation.orgId, clients: null }, () =>
    deps.db.$transaction((tx) => join(tx, invitation, { ...input, user, now })),
  );
}

/** Makes the person a member, or raises the role they have. Whoever has as much already uses no invitation up. */
export async function join(
  tx: Db,
  invitation: FoundInvitation,
  given: { token: string; user: { id: string; email: string }; now: number },
): Promise<{ slug: string }> {
  const { user, now } = given;
  const { id, orgId, email, role, organisation } = invitation;
  if (email !== null && email !== user.email) {
    throw new ServiceError(
      "forbidden",
      `This invitation is for ${email}, and you are signed in as ${user.email}. Sign out and sign in with that address, or have ${user.email} invited.`,
    );
  }
  const scope = makeOrgScope({ orgId, actor: { kind: "user", userId: user.id }, role, clients: null });
  await lockMembers(scope, tx);
  const member = await findMemberOfUser(scope, tx, user.id);
  if (member && !invitationGain(member.role, role)) return { slug: organisation.slug };
  const link = { id, tokenHash: hashToken(given.token) };
  if (!(await markAccepted(scope, tx, link, { userId: user.id, now: new Date(now) }))) {
    await openInvitation(tx, given.token, now);
    throw ended("accepted");
  }
  if (member) await setRole(scope, tx, member.id, role);
  else await addMember(scope, tx, { userId: user.id, role });
  await writeAudit(scope, tx, {
    action: member ? "member.role_changed" : "member.joined",
    subject: "member",
    subjectId: user.id,
    details: {
      email: user.email,
      invitationId: id,
      ...(member ? { from: member.role, to: role } : { role }),
    },
  });
  return { slug: organisation.slug };
}
