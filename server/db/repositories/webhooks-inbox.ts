import { v7 as uuid } from "uuid";
import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { Entity } from "@/server/domain/entity";
import type { WholeOrgScope } from "@/server/domain/scope";

/** The endpoint of an address that a store posts to, with its connection; null when there is none. */
export function findEndpointByToken(db: Db, token: string) {
  return db.webhookEndpoint.findFirst({
    where: { token },
    include: {
      connection: {
        select: { platform: true, settings: true, secrets: true, keyVersion: true, status: true },
      },
    },
  });
}

/** What an endpoint was posted lately, added up. */
export interface PostTally {
  received: number;
  refused: number;
  lastReceivedAt: Date | null;
  lastRefusedAt: Date | null;
  /** Latest event by the topic of the hook that brought it. */
  byHook: ReadonlyMap<string, Date>;
}

export async function addTally(
  scope: WholeOrgScope,
  db: Db,
  endpointId: string,
  { received, refused, lastReceivedAt, lastRefusedAt, byHook }: PostTally,
): Promise<void> {
  await db.webhookEndpoint.updateMany({
    where: { id: endpointId, orgId: scope.orgId },
    data: {
      receivedCount: { increment: received },
      refusedCount: { increment: refused },
      ...(lastReceivedAt ? { lastReceivedAt } : {}),
      ...(lastRefusedAt ? { lastRefusedAt } : {}),
    },
  });
  for (const [topic, lastEventAt] of byHook) {
    await db.webhook.updateMany({ where: { endpointId, orgId: scope.orgId, topic }, data: { lastEventAt } });
  }
}

/**
 * Takes a post in and notes the record that it names for every import that keeps itself up to date from this
 * connection: one statement, so that a post which is sent again because this failed is not taken for known. A record
 * that waits already keeps its first time; one that a run reads right now has to be read again.
 */
export async function takeIn(
  scope: WholeOrgScope,
  db: Db,
  post: {
    connectionId: string;
    topic: string;
    dedupeKey: string;
    record: { entity: Entity; sourceId: string } | null;
    at: Date;
  },
): Promise<{ fresh: boolean; importIds: string[] }> {
  const { connectionId, topic, dedupeKey, record, at } = post;
  const rows: { fresh: boolean; importId: string | null }[] = await db.$queryRaw`
    WITH delivery AS (
      INSERT INTO "WebhookDelivery" ("id", "orgId", "connectionId", "dedupeKey", "topic", "receivedAt")
      VALUES (${uuid()}, ${scope.orgId}, ${connectionId}, ${dedupeKey}, ${topic}, ${at})
      ON CONFLICT ("connectionId", "dedupeKey") DO NOTHING RETURNING 1
    ), pending AS (
      INSERT INTO "PendingChange" ("id", "orgId", "importId", "sourceId", "notifiedAt", "lastAt")
      SELECT gen_random_uuid()::text, i."orgId", i."id", ${record?.sourceId ?? ""}, ${at}, ${at} FROM "Import" i
      WHERE EXISTS (SELECT 1 FROM delivery) AND i."orgId" = ${scope.orgId} AND i."sourceId" = ${connectionId}
        AND i."realTime" AND i."status" = 'ready' AND i."entity"::text = ${record?.entity ?? ""}
      ON CONFLICT ("importId", "sourceId") DO UPDATE SET "lastAt" = EXCLUDED."lastAt", "runId" = NULL,
        "notifiedAt" = CASE WHEN "PendingChange"."runId" IS NULL THEN "PendingChange"."notifiedAt"
          ELSE EXCLUDED."notifiedAt" END
      RETURNING "importId"
    )
    SELECT EXISTS (SELECT 1 FROM delivery) AS "fresh", p."importId" FROM (SELECT 1) one LEFT JOIN pending p ON true`;
  return {
    fresh: rows[0]?.fresh ?? false,
    importIds: rows.flatMap((row) => row.importId ?? []),
  };
}

/** The next records that wait for this import, the longest waiting first. */
export async function listPending(
  scope: WholeOrgScope,
  db: Db,
  importId: string,
  limit: number,
): Promise<string[]> {
  const rows = await db.pendingChange.findMany({
    where: { orgId: scope.orgId, importId, runId: null },
    orderBy: { notifiedAt: "asc" },
    take: limit,
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}

export async function claimPending(
  scope: WholeOrgScope,
  db: Db,
  importId: string,
  sourceIds: string[],
  runId: string,
): Promise<void> {
  await db.pendingChange.updateMany({
    where: { orgId: scope.orgId, importId, sourceId: { in: sourceIds }, runId: null },
    data: { runId },
  });
}

/** The run has brought them over: its records keep when their webhook came in, and nothing waits for them any more. */
export async function settlePending(scope: WholeOrgScope, db: Db, runId: string): Promise<void> {
  await db.$executeRaw`
    UPDATE "Record" r SET "notifiedAt" = p."notifiedAt" FROM "PendingChange" p
    WHERE p."orgId" = ${scope.orgId} AND p."runId" = ${runId} AND r."runId" = ${runId} AND r."orgId" = ${scope.orgId}
      AND r."sourceId" = p."sourceId" AND r."kind" IN ('product', 'order', 'customer')`;
  await db.pendingChange.deleteMany({ where: { orgId: scope.orgId, runId } });
}

/** The run stopped: what it was to bring over waits again. */
export async function releasePending(scope: WholeOrgScope, db: Db, runId: string): Promise<void> {
  await db.pendingChange.updateMany({ where: { orgId: scope.orgId, runId }, data: { runId: null } });
}

export function countPending(scope: WholeOrgScope, db: Db, importId: string): Promise<number> {
  return db.pendingChange.count({ where: { orgId: scope.orgId, importId, runId: null } });
}

/**
 * Imports of all organisations with records that have waited since before the time, and whose hand-over may be lost.
 * One whose run stopped lately is let alone for a while: what stopped it is likely to be there still.
 */
export async function listWaitingImports(
  db: Db,
  { before, failedSince }: { before: Date; failedSince: Date },
  limit: number,
): Promise<{ orgId: string; importId: string }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT p."orgId", p."importId" FROM "PendingChange" p
    JOIN "Import" i ON i."id" = p."importId" AND i."orgId" = p."orgId"
    WHERE p."runId" IS NULL AND p."lastAt" < ${before}
      AND i."realTime" AND i."status" = 'ready' AND i."watermark" IS NOT NULL
      AND NOT EXISTS (SELECT 1 FROM "Run" r WHERE r."importId" = p."importId" AND (
        r."status" IN ('queued', 'running')
        OR (r."trigger" = 'webhook' AND r."status" IN ('failed', 'cancelled') AND r."endedAt" > ${failedSince})))
    GROUP BY p."orgId", p."importId" ORDER BY min(p."lastAt") LIMIT ${limit}`);
}

/** Runs that have ended without settling what they had claimed: their process died in between. */
export async function listUnsettledRuns(db: Db, limit: number): Promise<{ orgId: string; id: string }[]> {
  return db.$queryRaw(Prisma.sql`
    SELECT DISTINCT r."orgId", r."id" FROM "PendingChange" p JOIN "Run" r ON r."id" = p."runId"
    WHERE r."status" NOT IN ('queued', 'running') LIMIT ${limit}`);
}
