import type { Db } from "@/server/db/client";
import type { Access } from "@/server/domain/access";
import type { OrgScope } from "@/server/domain/scope";
import type { ClientName } from "./clients";

/** What the holder of the link may know of it, whatever became of it. */
export interface FoundInvitation extends Access {
  id: string;
  orgId: string;
  email: string | null;
  /** What the clients are called, as far as it is not for all. */
  clientNames: string[];
  expiresAt: Date;
  acceptedAt: Date | null;
  revokedAt: Date | null;
  organisation: { name: string; slug: string };
  inviter: { name: string } | null;
}

/** Neither accepted nor revoked; whether the time is up is another matter. */
export const PENDING = { acceptedAt: null, revokedAt: null } as const;

/** By name. */
export async function findInvitedClients(
  db: Db,
  { id, orgId }: { id: string; orgId: string },
): Promise<ClientName[]> {
  const rows = await db.invitationClient.findMany({
    where: { invitationId: id, orgId },
    select: { client: { select: { id: true, name: true } } },
    orderBy: { client: { name: "asc" } },
  });
  return rows.map(({ client }) => client);
}

/** By the link alone: whoever holds it belongs to no organisation yet, so this takes no scope. */
export async function findInvitationByToken(db: Db, tokenHash: string): Promise<FoundInvitation | null> {
  const row = await db.invitation.findFirst({
    where: { tokenHash },
    select: {
      id: true,
      orgId: true,
      email: true,
      role: true,
      everyClient: true,
      invitedBy: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      organisation: { select: { name: true, slug: true } },
    },
  });
  if (!row) return null;
  const { everyClient, invitedBy, ...found } = row;
  const inviter = invitedBy
    ? await db.user.findUnique({ where: { id: invitedBy }, select: { name: true } })
    : null;
  const clients = everyClient ? null : await findInvitedClients(db, row);
  return {
    ...found,
    inviter,
    clients: clients?.map(({ id }) => id) ?? null,
    clientNames: clients?.map(({ name }) => name) ?? [],
  };
}

/** False for one that was accepted, revoked or renewed since it was read. */
export async function markAccepted(
  scope: OrgScope,
  db: Db,
  link: { id: string; tokenHash: string },
  by: { userId: string; now: Date },
): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { ...PENDING, ...link, orgId: scope.orgId, expiresAt: { gt: by.now } },
    data: { acceptedAt: by.now, acceptedBy: by.userId },
  });
  return count > 0;
}

/** Whether any organisation waits for whoever has that address, in lower case. */
export async function isInvited(db: Db, email: string, now: Date): Promise<boolean> {
  const found = await db.invitation.findFirst({
    where: { ...PENDING, email, expiresAt: { gt: now } },
    select: { id: true },
  });
  return found !== null;
}
