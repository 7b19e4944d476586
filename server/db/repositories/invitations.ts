import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { Access } from "@/server/domain/access";
import type { NamedClients } from "@/server/domain/named-clients";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import { firstClients, firstClientsOf } from "./first-clients";
import { clientRows } from "./members";

export interface StoredInvitation {
  id: string;
  email: string | null;
  role: Role;
  /** Null: all of them. */
  clients: NamedClients | null;
  createdAt: Date;
  expiresAt: Date;
  invitedBy: string | null;
}

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

const columns = {
  id: true,
  email: true,
  role: true,
  everyClient: true,
  ...firstClients,
  createdAt: true,
  expiresAt: true,
  invitedBy: true,
} satisfies Prisma.InvitationSelect;

function toStored({
  everyClient,
  clients,
  _count,
  ...row
}: Prisma.InvitationGetPayload<{ select: typeof columns }>): StoredInvitation {
  return { ...row, clients: firstClientsOf({ everyClient, clients, _count }) };
}

/** Neither accepted nor revoked; whether the time is up is another matter. */
const PENDING = { acceptedAt: null, revokedAt: null } as const;

export async function createInvitation(
  scope: OrgScope,
  db: Db,
  invitation: Access & {
    email: string | null;
    tokenHash: string;
    invitedBy: string | null;
    sentAt: Date;
    expiresAt: Date;
  },
): Promise<StoredInvitation> {
  const { clients, ...data } = invitation;
  const row = await db.invitation.create({
    data: {
      ...data,
      everyClient: clients === null,
      clients: clientRows(clients),
      orgId: scope.orgId,
      createdAt: invitation.sentAt,
    },
    select: columns,
  });
  return toStored(row);
}

/** The newest first. */
export async function listPendingInvitations(
  scope: OrgScope,
  db: Db,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: StoredInvitation[]; total: number }> {
  const where = { ...PENDING, orgId: scope.orgId };
  const [rows, total] = await Promise.all([
    db.invitation.findMany({
      where,
      select: columns,
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.invitation.count({ where }),
  ]);
  return { rows: rows.map(toStored), total };
}

export async function findPendingInvitation(
  scope: OrgScope,
  db: Db,
  id: string,
): Promise<StoredInvitation | null> {
  const row = await db.invitation.findFirst({
    where: { ...PENDING, id, orgId: scope.orgId },
    select: columns,
  });
  return row && toStored(row);
}

export async function findPendingByEmail(
  scope: OrgScope,
  db: Db,
  email: string,
): Promise<StoredInvitation | null> {
  const row = await db.invitation.findFirst({
    where: { ...PENDING, email, orgId: scope.orgId },
    select: columns,
    orderBy: { expiresAt: "desc" },
  });
  return row && toStored(row);
}

/** A new link in the place of the one before, which is void. */
export async function renewInvitation(
  scope: OrgScope,
  db: Db,
  id: string,
  link: { tokenHash: string; sentAt: Date; expiresAt: Date; invitedBy: string },
): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { ...PENDING, id, orgId: scope.orgId },
    data: link,
  });
  return count > 0;
}

/** False for one that somebody has accepted or revoked meanwhile. */
export async function revokeInvitationRow(scope: OrgScope, db: Db, id: string, now: Date): Promise<boolean> {
  const { count } = await db.invitation.updateMany({
    where: { ...PENDING, id, orgId: scope.orgId },
    data: { revokedAt: now },
  });
  return count > 0;
}

/** Those that one person made to roles that are no longer theirs to give. */
export async function revokeInvitationsBy(
  scope: OrgScope,
  db: Db,
  userId: string,
  mayStillGive: readonly Role[],
  now: Date,
): Promise<number> {
  const { count } = await db.invitation.updateMany({
    where: { ...PENDING, orgId: scope.orgId, invitedBy: userId, role: { notIn: [...mayStillGive] } },
    data: { revokedAt: now },
  });
  return count;
}

/** Those to one client and no other, which is about to go. */
export async function revokeInvitationsForAlone(
  scope: OrgScope,
  db: Db,
  clientId: string,
  now: Date,
): Promise<number> {
  const { count } = await db.invitation.updateMany({
    where: {
      ...PENDING,
      orgId: scope.orgId,
      everyClient: false,
      clients: { some: { clientId }, every: { clientId } },
    },
    data: { revokedAt: now },
  });
  return count;
}

/** By the link alone: whoever holds it belongs to no organisation yet, so this takes no scope. */
export async function findInvitationByToken(db: Db, tokenHash: string): Promise<FoundInvitation | null> {
  const row = await db.invitation.findUnique({
    where: { tokenHash },
    select: {
      id: true,
      orgId: true,
      email: true,
      role: true,
      everyClient: true,
      clients: {
        select: { clientId: true, client: { select: { name: true } } },
        orderBy: { client: { name: "asc" } },
      },
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      organisation: { select: { name: true, slug: true } },
      inviter: { select: { name: true } },
    },
  });
  if (!row) return null;
  const { everyClient, clients, ...rest } = row;
  return {
    ...rest,
    clients: everyClient ? null : clients.map(({ clientId }) => clientId),
    clientNames: clients.map(({ client }) => client.name),
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
