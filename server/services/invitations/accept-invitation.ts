import type { Db } from "@/server/db/client";
import { writeAudit } from "@/server/db/repositories/audit";
import {
  type FoundInvitation,
  findInvitationByToken,
  markAccepted,
} from "@/server/db/repositories/invitation-links";
import { addMember, findMemberOfUser, lockMembers, setAccess } from "@/server/db/repositories/members";
import { gainOf } from "@/server/domain/access";
import { makeOrgScope } from "@/server/domain/scope";
import { hashToken } from "@/server/infra/crypto";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { auditAccess, clientWords } from "@/server/services/members/access-audit";
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

/**
 * Makes the person a member, or adds to what they have. Whoever has as much already uses no invitation up; what no one
 * membership can hold together with what they have is refused.
 */
export async function join(
  tx: Db,
  invitation: Pick<FoundInvitation, "orgId" | "role">,
  given: { token: string; user: { id: string; email: string }; now: number },
): Promise<{ slug: string }> {
  const { user, now } = given;
  const { orgId, role } = invitation;
  const scope = makeOrgScope({ orgId, actor: { kind: "user", userId: user.id }, role, clients: null });
  await lockMembers(scope, tx);
  // It may have been withdrawn, or have lost a client, until it was this one's turn.
  const { id, email, organisation, ...invited } = await openInvitation(tx, given.token, now);
  if (email !== null && email !== user.email) {
    throw new ServiceError(
      "forbidden",
      `This invitation is for ${email}, and you are signed in as ${user.email}. Sign out and sign in with that address, or have ${user.email} invited.`,
    );
  }
  const member = await findMemberOfUser(scope, tx, user.id);
  const gain = gainOf(member, invited);
  if (gain.kind === "none") return { slug: organisation.slug };
  if (gain.kind === "unfit") throw unfit(organisation.name);
  const { access } = gain;
  const link = { id, tokenHash: hashToken(given.token) };
  if (!(await markAccepted(scope, tx, link, { userId: user.id, now: new Date(now) })))
    throw ended("accepted");
  const details = { email: user.email, invitationId: id };
  if (member) {
    await setAccess(scope, tx, member.id, access);
    await auditAccess(scope, tx, member, member, access, details);
    return { slug: organisation.slug };
  }
  await addMember(scope, tx, { userId: user.id, ...access });
  await writeAudit(scope, tx, {
    action: "member.joined",
    subject: "member",
    subjectId: user.id,
    details: { ...details, role: access.role, clients: await clientWords(scope, tx, access.clients) },
  });
  return { slug: organisation.slug };
}

function unfit(organisation: string): ServiceError {
  return new ServiceError(
    "conflict",
    `You belong to ${organisation} already, with another role for other clients, and a membership has one role for all its clients. Ask whoever invited you to change yours under Settings, Members.`,
  );
}
