import type { Db } from "@/server/db/client";
import type { Role } from "@/server/domain/roles";
import type { OrgScope } from "@/server/domain/scope";

export interface StoredInvitation {
  id: string;
  email: string | null;
  role: Role;
  createdAt: Date;
  expiresAt: Date;
  invitedBy: string | null;
}

/** What the holder of the link may know of it, whatever became of it. */
export interface FoundInvitation {
  id: string;
  orgId: string;
  email: string | null;
  role: Role;
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
  createdAt: true,
  expiresAt: true,
  invitedBy: true,
} as const;

/** Neither accepted nor revoked; whether the time is up is another matter. */
const PENDING = { acceptedAt: null, revokedAt: null } as const;

export function createInvitation(
  scope: OrgScope,
  db: Db,
  invitation: {
    email: string | null;
    role: Role;
    tokenHash: string;
    invitedBy: string | null;
    sentAt: Date;
    expiresAt: Date;
  },
): Promise<{ id: string }> {
  return db.invitation.create({
    data: { ...invitation, orgId: scope.orgId, createdAt: invitation.sentAt },
    select: { id: true },
  });
}

/** The newest first. */
export function listPendingInvitations(scope: OrgScope, db: Db): Promise<StoredInvitation[]> {
  return db.invitation.findMany({
    where: { ...PENDING, orgId: scope.orgId },
    select: columns,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
  });
}

export function findPendingInvitation(scope: OrgScope, db: Db, id: string): Promise<StoredInvitation | null> {
  return db.invitation.findFirst({ where: { ...PENDING, id, orgId: scope.orgId }, select: columns });
}

export function findPendingByEmail(scope: OrgScope, db: Db, email: string): Promise<StoredInvitation | null> {
  return db.invitation.findFirst({
    where: { ...PENDING, email, orgId: scope.orgId },
    select: columns,
    orderBy: { expiresAt: "desc" },
  });
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

/** By the link alone: whoever holds it belongs to no organisation yet, so this takes no scope. */
export function findInvitationByToken(db: Db, tokenHash: string): Promise<FoundInvitation | null> {
  return db.invitation.findFirst({
    where: { tokenHash },
    select: {
      id: true,
      orgId: true,
      email: true,
      role: true,
      expiresAt: true,
      acceptedAt: true,
      revokedAt: true,
      organisation: { select: { name: true, slug: true } },
      inviter: { select: { name: true } },
    },
  });
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
