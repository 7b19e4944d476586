import type { Db } from "@/server/db/client";
import { Prisma, type Run } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { RunKind, RunReach, RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";

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
      WHERE r."importId" = i."id" AND r."orgId" = ${scope.orgId} AND r."kind" ${ofKind}
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
): Promise<{ id: string; kind: RunKind; reach: RunReach; status: RunStatus } | null> {
  return db.run.findFirst({
    where: { orgId: scope.orgId, importId, status: { in: ACTIVE } },
    select: { id: true, kind: true, reach: true, status: true },
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

/** The latest run that wrote and came to its end. */
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
      status: { in: ENDED_WELL },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true, entity: true },
  });
}

/** The latest run that went through the source, however it ended: of stock and prices alone, or of more than that. */
export function findLastPass(
  scope: OrgScope,
  db: Db,
  importId: string,
  of: "stock_and_prices" | "records",
): Promise<Run | null> {
  return db.run.findFirst({
    where: {
      orgId: scope.orgId,
      importId,
      kind: { in: ["full", "incremental"] },
      reach: of === "records" ? { notIn: ["stock_and_prices", "chosen"] } : of,
    },
    orderBy: { createdAt: "desc" },
  });
}

/** Source ids of what failed in a run, with its pictures counted in. */
export async function findFailedSourceIds(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "entity">,
  limit: number,
): Promise<string[]> {
  const rows = await db.record.findMany({
    where: {
      orgId: scope.orgId,
      runId: run.id,
      kind: RECORD_KIND_OF[run.entity],
      OR: [{ state: "failed" }, { mediaState: "failed" }],
    },
    orderBy: { seq: "asc" },
    take: limit,
    select: { sourceId: true },
  });
  return rows.map((row) => row.sourceId);
}
