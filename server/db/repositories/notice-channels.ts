import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { NoticeChannelKind } from "@/server/domain/notice";
import type { OrgScope } from "@/server/domain/scope";
import type { Sealed } from "./connections";

/** A channel as it may be shown; its address is handed out by `readSealedChannel` alone. */
export interface StoredChannel {
  id: string;
  kind: NoticeChannelKind;
  name: string;
  shown: string;
  enabled: boolean;
  lastSentAt: Date | null;
  problem: string | null;
  createdAt: Date;
}

const shown = {
  id: true,
  kind: true,
  name: true,
  shown: true,
  enabled: true,
  lastSentAt: true,
  problem: true,
  createdAt: true,
} satisfies Prisma.NoticeChannelSelect;

export function listChannels(scope: OrgScope, db: Db): Promise<StoredChannel[]> {
  return db.noticeChannel.findMany({
    where: { orgId: scope.orgId },
    select: shown,
    orderBy: [{ createdAt: "asc" }, { id: "asc" }],
  });
}

export function countChannels(scope: OrgScope, db: Db): Promise<number> {
  return db.noticeChannel.count({ where: { orgId: scope.orgId } });
}

export function findChannel(scope: OrgScope, db: Db, id: string): Promise<StoredChannel | null> {
  return db.noticeChannel.findFirst({ where: { id, orgId: scope.orgId }, select: shown });
}

/** The encrypted address, for the vault alone. */
export async function readSealedChannel(scope: OrgScope, db: Db, id: string): Promise<Sealed | null> {
  const row = await db.noticeChannel.findFirst({
    where: { id, orgId: scope.orgId },
    select: { secrets: true, keyVersion: true },
  });
  return row && { bytes: row.secrets, keyVersion: row.keyVersion };
}

export async function insertChannel(
  scope: OrgScope,
  db: Db,
  channel: Pick<StoredChannel, "id" | "kind" | "name" | "shown"> & { sealed: Sealed },
): Promise<void> {
  const { sealed, ...data } = channel;
  await db.noticeChannel.create({
    data: { ...data, orgId: scope.orgId, secrets: sealed.bytes, keyVersion: sealed.keyVersion },
  });
}

export async function updateChannel(
  scope: OrgScope,
  db: Db,
  id: string,
  data: Prisma.NoticeChannelUpdateManyMutationInput,
): Promise<void> {
  await db.noticeChannel.updateMany({ where: { id, orgId: scope.orgId }, data });
}

export async function deleteChannel(scope: OrgScope, db: Db, id: string): Promise<void> {
  await db.noticeChannel.deleteMany({ where: { id, orgId: scope.orgId } });
}
