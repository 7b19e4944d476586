import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { Access } from "@/server/domain/access";
import type { NamedClients } from "@/server/domain/named-clients";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";
import { firstClients, firstClientsOf, namedClients } from "./first-clients";
import { findInvitedClients, PENDING } from "./invitation-links";
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

const columns = {
  id: true,
  email: true,
  role: true,
  everyClient: true,
  createdAt: true,
  expiresAt: true,
  invitedBy: true,
} satisfies Prisma.InvitationSelect;

type Row = Prisma.InvitationGetPayload<{ select: typeof columns }>;

/** One after the other: within a transaction there is one connection alone. */
async function withClients(scope: OrgScope, db: Db, { everyClient, ...row }: Row): Promise<StoredInvitation> {
  if (everyClient) return { ...row, clients: null };
  const clients = await findInvitedClients(db, { id: row.id, orgId: scope.orgId });
  return { ...row, clients: namedClients(clients.map(({ name }) => name)) };
}

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
  return withClients(scope, db, row);
}

/** The newest first. */
export async function listPendingInvitations(
  scope: OrgScope,
  db: Db,
  { page, pageSize }: { page: number; pageSize: number },
): Promise<{ rows: StoredInvitation[]; total: number }> {
  const [rows, total] = await Promise.all([
    db.invitation.findMany({
      where: { ...PENDING, orgId: scope.orgId },
      select: { ...columns, ...firstClients },
      orderBy: [{ createdAt: "desc" }, { id: "desc" }],
      skip: (page - 1) * pageSize,
      take: pageSize,
    }),
    db.invitation.count({ where: { ...PENDING, orgId: scope.orgId } }),
  ]);
  return {
    rows: rows.map(({ everyClient, clients, _count, ...row }) => ({
      ...row,
      clients: firstClientsOf({ everyClient, clients, _count }),
    })),
    total,
  };
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
  return row && withClients(scope, db, row);
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
  return row && withClients(scope, db, row);
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
