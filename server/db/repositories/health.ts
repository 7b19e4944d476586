import type { Db } from "@/server/db/client";
import { type Entity, RECORD_KIND_OF } from "@/server/domain/entity";
import type { HealthRun, RunLane } from "@/server/domain/health";
import type { ImportHealth } from "@/server/domain/notice";
import type { WholeOrgScope } from "@/server/domain/scope";

export interface HealthState {
  health: ImportHealth;
  healthSince: Date | null;
  entity: Entity;
  /** In per cent: the import's own, else the organisation's. */
  threshold: number;
}

/** The import's health, which nobody else changes until the transaction has ended. Null when the import is gone. */
export async function lockHealth(
  scope: WholeOrgScope,
  tx: Db,
  importId: string,
): Promise<HealthState | null> {
  const [row] = await tx.$queryRaw<HealthState[]>`
    SELECT i."health"::text AS "health", i."healthSince", i."entity"::text AS "entity",
      coalesce(i."noticeThreshold", o."noticeThreshold") AS "threshold"
    FROM "Import" i JOIN "Organisation" o ON o."id" = i."orgId"
    WHERE i."id" = ${importId} AND i."orgId" = ${scope.orgId}
    FOR NO KEY UPDATE OF i`;
  return row ?? null;
}

export async function saveHealth(
  scope: WholeOrgScope,
  tx: Db,
  importId: string,
  health: ImportHealth,
  since: Date,
): Promise<void> {
  await tx.import.updateMany({
    where: { id: importId, orgId: scope.orgId },
    data: { health, healthSince: since },
  });
}

export interface HealthHistory {
  runs: HealthRun[];
  /** Records whose last attempt has failed, and how many the last whole run read. */
  left: { failed: number; of: number };
}

interface RunRow {
  id: string;
  lane: RunLane;
  createdAt: Date;
  endedAt: Date;
  stopped: boolean;
  read: number;
  ended: number;
  failed: number;
  reconciliation: { agreed?: boolean; missing?: number; differing?: number } | null;
}

/** What is to be known of an import's runs, since the last that read everything and came to its end. */
export async function readHealthHistory(
  scope: WholeOrgScope,
  tx: Db,
  importId: string,
  entity: Entity,
): Promise<HealthHistory> {
  const { orgId } = scope;
  const whole = await tx.run.findFirst({
    where: {
      orgId,
      importId,
      status: { in: ["succeeded", "completed_with_issues"] },
      OR: [{ kind: "full" }, { kind: "incremental", reach: "comparison" }],
    },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true, readCount: true },
  });
  const since = whole?.createdAt ?? new Date(0);
  // A retry reads chosen records, whatever else is said of it.
  const rows = await tx.$queryRaw<RunRow[]>`
    SELECT DISTINCT ON (r."lane", r."stopped") * FROM (
      SELECT "id", "createdAt", "endedAt", "status" = 'failed' AS "stopped", "readCount" AS "read",
        "failedCount" AS "failed", "reconciliation",
        "createdCount" + "updatedCount" + "unchangedCount" + "skippedCount" + "failedCount" + "removedCount" AS "ended",
        CASE WHEN "kind" = 'retry' THEN 'chosen' WHEN "kind" = 'full' THEN 'whole' ELSE
          CASE "reach" WHEN 'comparison' THEN 'whole' WHEN 'stock_and_prices' THEN 'stock'
            WHEN 'chosen' THEN 'chosen' ELSE 'changes' END
        END AS "lane"
      FROM "Run"
      WHERE "importId" = ${importId} AND "orgId" = ${orgId} AND "createdAt" >= ${since}
        AND "kind" IN ('full', 'incremental', 'retry')
        AND "status" IN ('succeeded', 'completed_with_issues', 'failed') AND "endedAt" IS NOT NULL
    ) r
    ORDER BY r."lane", r."stopped", r."createdAt" DESC`;
  const failed = await countLeftFailed(scope, tx, importId, entity, since);
  return { runs: rows.map(healthRunOf), left: { failed, of: whole?.readCount ?? 0 } };
}

function healthRunOf({ createdAt: _, ended, reconciliation, ...row }: RunRow): HealthRun {
  const unaccounted = !row.stopped && ended !== row.read;
  const agreed = reconciliation?.agreed ?? true;
  const onlyMissing = (reconciliation?.missing ?? 0) > 0 && (reconciliation?.differing ?? 0) === 0;
  return {
    ...row,
    differs: unaccounted ? "more" : agreed ? "no" : onlyMissing ? "missing" : "more",
  };
}

/** Records that have failed since then, and that no later run has brought over or found gone. */
async function countLeftFailed(
  scope: WholeOrgScope,
  tx: Db,
  importId: string,
  entity: Entity,
  since: Date,
): Promise<number> {
  const { orgId } = scope;
  const [row] = await tx.$queryRaw<{ count: number }[]>`
    WITH runs AS (
      SELECT "id", "createdAt", "failedCount", "goneIds" FROM "Run"
      WHERE "importId" = ${importId} AND "orgId" = ${orgId} AND "createdAt" >= ${since}
        AND "kind" IN ('full', 'incremental', 'retry')
    ), gone AS (
      SELECT unnest("goneIds") AS "sourceId", "createdAt" FROM runs WHERE cardinality("goneIds") > 0
    )
    SELECT count(DISTINCT f."sourceId")::int AS "count"
    FROM runs r JOIN "Record" f ON f."runId" = r."id" AND f."orgId" = ${orgId}
    WHERE r."failedCount" > 0 AND f."kind" = ${RECORD_KIND_OF[entity]} AND f."state" = 'failed'
      AND NOT EXISTS (
        SELECT 1 FROM "Record" l JOIN runs lr ON lr."id" = l."runId"
        WHERE l."orgId" = ${orgId} AND l."kind" = f."kind" AND l."sourceId" = f."sourceId"
          AND lr."createdAt" > r."createdAt"
          AND l."state" IN ('created', 'updated', 'unchanged', 'skipped', 'removed')
      )
      AND NOT EXISTS (
        SELECT 1 FROM gone g WHERE g."sourceId" = f."sourceId" AND g."createdAt" > r."createdAt"
      )`;
  return row?.count ?? 0;
}

/**
 * Latest runs, of any organisation, that ended since then and may not have been heard yet: their import's health does not
 * go with how they ended.
 */
export function listUnheardRuns(
  db: Db,
  span: { since: Date; until: Date },
  limit: number,
): Promise<{ id: string; orgId: string }[]> {
  return db.$queryRaw`
    SELECT * FROM (
      SELECT DISTINCT ON (r."importId") r."id", r."orgId", r."status", i."health"
      FROM "Run" r JOIN "Import" i ON i."id" = r."importId" AND i."orgId" = r."orgId"
      WHERE r."status" IN ('succeeded', 'completed_with_issues', 'failed') AND r."heartbeatAt" >= ${span.since}
        AND r."kind" IN ('full', 'incremental', 'retry') AND r."endedAt" <= ${span.until}
      ORDER BY r."importId", r."endedAt" DESC
    ) latest
    WHERE CASE "status" WHEN 'failed' THEN "health" <> 'failing' WHEN 'succeeded' THEN "health" <> 'good' ELSE true END
    LIMIT ${limit}`;
}
