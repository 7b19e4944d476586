import type { Db } from "@/server/db/client";
import { Prisma, type Run } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { RunKind, RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { TELLING_RUN } from "./telling-run";

const ACTIVE: RunStatus[] = ["queued", "running"];

/** Ids of the latest run of each of these imports, of the dry ones or of those that write. */
export async function listLatestRunIds(
  scope: OrgScope,
  db: Db,
  importIds: string[],
  kind: "dry" | "writing",
): Promise<string[]> {
  const ofKind = kind === "dry" ? Prisma.sql`= 'dry_run'` : Prisma.sql`<> 'dry_run'`;
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT last."id" FROM unnest(${importIds}::text[]) AS i("id")
    CROSS JOIN LATERAL (
      SELECT r."id" FROM "Run" r
      WHERE r."importId" = i."id" AND r."orgId" = ${scope.orgId} AND r."kind" ${ofKind} AND ${TELLING_RUN}
      ORDER BY r."createdAt" DESC LIMIT 1
    ) last`;
  return rows.map((row) => row.id);
}

export function findRuns(scope: OrgScope, db: Db, ids: string[]): Promise<Run[]> {
  return db.run.findMany({ where: { orgId: scope.orgId, id: { in: ids } } });
}

export function countWritingRuns(scope: OrgScope, db: Db, importId: string): Promise<number> {
  return db.run.count({ where: { orgId: scope.orgId, importId, kind: { not: "dry_run" } } });
}

export function findActiveRun(
  scope: OrgScope,
  db: Db,
  importId: string,
): Promise<{ id: string; kind: RunKind; status: RunStatus } | null> {
  return db.run.findFirst({
    where: { orgId: scope.orgId, importId, status: { in: ACTIVE } },
    select: { id: true, kind: true, status: true },
    orderBy: { createdAt: "desc" },
  });
}

/** How much goes when the import is removed. */
export async function countHistory(
  scope: OrgScope,
  db: Db,
  importId: string,
): Promise<{ runs: number; records: number }> {
  // One after the other: within a transaction there is one connection alone.
  const runs = await db.run.count({ where: { orgId: scope.orgId, importId } });
  const records = await db.record.count({ where: { orgId: scope.orgId, run: { importId } } });
  return { runs, records };
}

/** Runs that came to their end, whatever they met on the way. */
const ENDED_WELL: RunStatus[] = ["succeeded", "completed_with_issues"];

/** The latest run that read everything and came to its end. */
export function findLastComparison(scope: OrgScope, db: Db, importId: string): Promise<Run | null> {
  return db.run.findFirst({
    where: { orgId: scope.orgId, importId, kind: "full", status: { in: ENDED_WELL } },
    orderBy: { createdAt: "desc" },
  });
}

/**
 * The latest run that wrote and came to its end. Runs of chosen records, as webhooks start them, and of stock and prices
 * alone do not count: they leave what failed before them as it was.
 */
export function findLastEnded(
  scope: OrgScope,
  db: Db,
  importId: string,
): Promise<Pick<Run, "id" | "entity"> | null> {
  return db.run.findFirst({
    where: {
      orgId: scope.orgId,
      importId,
      kind: { in: ["full", "incremental"] },
      reach: { notIn: ["chosen", "stock_and_prices"] },
      status: { in: ENDED_WELL },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, entity: true },
  });
}

function failedOf(scope: OrgScope, run: Pick<Run, "id" | "entity">): Prisma.RecordWhereInput {
  return {
    orgId: scope.orgId,
    runId: run.id,
    kind: RECORD_KIND_OF[run.entity],
    OR: [{ state: "failed" }, { mediaState: "failed" }],
  };
}

/** Source ids of what failed in a run, with its pictures counted in. */
export async function findFailedSourceIds(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "entity">,
  limit: number,
): Promise<string[]> {
  const rows = await db.record.findMany({
    where: failedOf(scope, run),
    orderBy: { seq: "asc" },
    take: limit,
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}

export function countFailedRecords(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "entity">,
): Promise<number> {
  return db.record.count({ where: failedOf(scope, run) });
}
