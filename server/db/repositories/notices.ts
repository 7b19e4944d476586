import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import {
  type NoticeChannelKind,
  type NoticeEvent,
  type NoticeFacts,
  type NoticeState,
  noticeFactsSchema,
} from "@/server/domain/notice";
import type { OrgScope, WholeOrgScope } from "@/server/domain/scope";
import { inReach } from "./reach";
import { jsonInput } from "./run-store/storable";

/** One notice for each channel that is switched on; how many were written. */
export async function insertNotices(
  scope: WholeOrgScope,
  tx: Db,
  notice: { event: NoticeEvent; importId: string; runId: string | null; facts: NoticeFacts; at: Date },
): Promise<number> {
  const channels = await tx.noticeChannel.findMany({
    where: { orgId: scope.orgId, enabled: true },
    select: { id: true },
  });
  const { count } = await tx.notice.createMany({
    data: channels.map(({ id }) => ({
      orgId: scope.orgId,
      channelId: id,
      event: notice.event,
      importId: notice.importId,
      runId: notice.runId,
      facts: jsonInput(notice.facts),
      nextAttemptAt: notice.at,
      createdAt: notice.at,
    })),
  });
  return count;
}

/** The names that a notice about this import tells. */
export async function findNoticeNames(
  scope: WholeOrgScope,
  tx: Db,
  importId: string,
): Promise<{
  organisation: NoticeFacts["organisation"];
  import: NonNullable<NoticeFacts["import"]>;
} | null> {
  // In one query: a transaction has one connection alone.
  const [row] = await tx.$queryRaw<NameRow[]>`
    SELECT i."id", i."name", i."entity"::text AS "entity", c."name" AS "client", s."name" AS "source",
      t."name" AS "target", o."name" AS "orgName", o."slug", o."timeZone"
    FROM "Import" i
    JOIN "Organisation" o ON o."id" = i."orgId"
    JOIN "Client" c ON c."id" = i."clientId" AND c."orgId" = i."orgId"
    LEFT JOIN "Connection" s ON s."id" = i."sourceId" AND s."orgId" = i."orgId"
    LEFT JOIN "Connection" t ON t."id" = i."targetId" AND t."orgId" = i."orgId"
    WHERE i."id" = ${importId} AND i."orgId" = ${scope.orgId}`;
  if (!row) return null;
  const { orgName, slug, timeZone, client, ...of } = row;
  return {
    organisation: { name: orgName, slug, timeZone },
    import: { ...of, client: client === orgName ? null : client },
  };
}

type NameRow = NonNullable<NoticeFacts["import"]> & { orgName: string; slug: string; timeZone: string };

/** The test of one channel. It is sent by whoever wrote it; should that die, the sweep does when it is due. */
export async function insertTestNotice(
  scope: OrgScope,
  db: Db,
  notice: { channelId: string; facts: NoticeFacts; at: Date; dueAt: Date },
): Promise<{ id: string }> {
  return db.notice.create({
    data: {
      orgId: scope.orgId,
      channelId: notice.channelId,
      event: "test" satisfies NoticeEvent,
      facts: jsonInput(notice.facts),
      attempts: 1,
      nextAttemptAt: notice.dueAt,
      createdAt: notice.at,
    },
    select: { id: true },
  });
}

export interface ListedNotice {
  id: string;
  event: NoticeEvent;
  facts: NoticeFacts | null;
  state: NoticeState;
  attempts: number;
  nextAttemptAt: Date;
  sentAt: Date | null;
  problem: string | null;
  createdAt: Date;
  channel: { name: string; kind: NoticeChannelKind };
}

/** The organisation's notices, latest first; of a limited scope those of the imports that it reaches, each of them once. */
export async function listNoticeRows(scope: OrgScope, db: Db, limit: number): Promise<ListedNotice[]> {
  const rows = await db.notice.findMany({
    where: { orgId: scope.orgId, ...(await ofImportsInReach(scope, db)) },
    ...(scope.clients === null ? {} : { distinct: ["importId", "event", "createdAt"] }),
    orderBy: { createdAt: "desc" },
    take: limit,
    select: {
      id: true,
      event: true,
      facts: true,
      state: true,
      attempts: true,
      nextAttemptAt: true,
      sentAt: true,
      problem: true,
      createdAt: true,
      channel: { select: { name: true, kind: true } },
    },
  });
  return rows.map(({ facts, event, ...row }) => ({
    ...row,
    event: event as NoticeEvent,
    facts: noticeFactsSchema.safeParse(facts).data ?? null,
  }));
}

/** A notice outlives its import, so no key leads from one to the other. */
async function ofImportsInReach(scope: OrgScope, db: Db): Promise<Prisma.NoticeWhereInput> {
  if (scope.clients === null) return {};
  const imports = await db.import.findMany({ where: inReach(scope), select: { id: true } });
  return { importId: { in: imports.map(({ id }) => id) } };
}
