import { type FoundInvitation, findInvitationByToken } from "@/server/db/repositories/invitation-links";
import { findStanding } from "@/server/db/repositories/organisations";
import { findUserByEmail } from "@/server/db/repositories/users";
import { gainOf } from "@/server/domain/access";
import type { NamedClients } from "@/server/domain/named-clients";
import type { Role } from "@/server/domain/roles";
import { hashToken } from "@/server/infra/crypto";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";

const NAMED = 10;

/** Why an invitation opens nothing any more. */
export type InvitationEnd = "unknown" | "accepted" | "revoked" | "expired";

export type InvitationLook =
  | { state: InvitationEnd; organisation: string | null; inviter: string | null }
  | {
      state: "open";
      organisation: string;
      inviter: string | null;
      role: Role;
      /** Whom it is for; null: all clients. */
      clients: NamedClients | null;
      expiresAt: Date;
      /** Whom alone it is for; null where it is for whoever accepts first. */
      email: string | null;
      /** Whether who it is for has an account; unknown where it is for anyone. */
      hasAccount: boolean | null;
      /** What it means for who is signed in; null while nobody is. */
      you:
        | { kind: "may_join" }
        | { kind: "other_person" }
        /** They have as much already. */
        | { kind: "member"; slug: string; role: Role }
        /** They are there with something else, and no one membership holds both. */
        | { kind: "unfit"; slug: string; role: Role }
        | null;
    };

/** Changes nothing: mail programs look at links, too. */
export async function lookAtInvitation(
  deps: Pick<ServiceDeps, "db" | "clock">,
  token: string,
  user: { id: string; email: string } | null,
): Promise<InvitationLook> {
  const found = await asSystem(() => findInvitationByToken(deps.db, hashToken(token)));
  if (!found) return { state: "unknown", organisation: null, inviter: null };
  const { email, role, expiresAt } = found;
  const organisation = found.organisation.name;
  const inviter = found.inviter?.name ?? null;
  const end = endOf(found, deps.clock.now());
  if (end) return { state: end, organisation, inviter };
  return {
    state: "open",
    organisation,
    inviter,
    role,
    clients: found.clients && {
      names: found.clientNames.slice(0, NAMED),
      total: found.clientNames.length,
    },
    expiresAt,
    email,
    hasAccount: email === null ? null : (await findUserByEmail(deps.db, email)) !== null,
    you: user && (await meaningFor(deps, found, user)),
  };
}

async function meaningFor(
  deps: Pick<ServiceDeps, "db">,
  found: FoundInvitation,
  user: { id: string; email: string },
) {
  const standing = await asOrganisation({ orgId: found.orgId, clients: null }, () =>
    findStanding(deps.db, user.id, found.orgId),
  );
  const gain = gainOf(standing, found);
  const there = standing && { slug: found.organisation.slug, role: standing.role };
  if (there && gain.kind === "none") return { kind: "member" as const, ...there };
  if (found.email !== null && found.email !== user.email) return { kind: "other_person" as const };
  if (there && gain.kind === "unfit") return { kind: "unfit" as const, ...there };
  return { kind: "may_join" as const };
}

export function endOf(
  invitation: Pick<FoundInvitation, "acceptedAt" | "revokedAt" | "expiresAt">,
  now: number,
): "accepted" | "revoked" | "expired" | null {
  if (invitation.acceptedAt) return "accepted";
  if (invitation.revokedAt) return "revoked";
  return invitation.expiresAt.getTime() <= now ? "expired" : null;
}
