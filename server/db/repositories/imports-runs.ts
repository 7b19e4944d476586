import type { Db } from "@/server/db/client";
import { type Import, Prisma, type Run } from "@/server/db/generated/client";
import { RECORD_KIND_OF } from "@/server/domain/entity";
import type { RunKind, RunReach, RunStatus, RunTrigger } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, runInReach, sqlInReach } from "./reach";
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
      WHERE r."importId" = i."id" AND ${sqlInReach(scope, "r")} AND r."kind" ${ofKind} AND ${TELLING_RUN}
      ORDER BY r."createdAt" DESC LIMIT 1
    ) last`;
  return rows.map((row) => row.id);
}

export function findRuns(scope: OrgScope, db: Db, ids: string[]): Promise<Run[]> {
  return db.run.findMany({ where: { ...inReach(scope), id: { in: ids } } });
}

export function countWritingRuns(scope: OrgScope, db: Db, importId: string): Promise<number> {
  return db.run.count({ where: { ...inReach(scope), importId, kind: { not: "dry_run" } } });
}

export function findActiveRun(
  scope: OrgScope,
  db: Db,
  importId: string,
): Promise<{ id: string; kind: RunKind; reach: RunReach; trigger: RunTrigger; status: RunStatus } | null> {
  return db.run.findFirst({
    where: { ...inReach(scope), importId, status: { in: ACTIVE } },
    select: { id: true, kind: true, reach: true, trigger: true, status: true },
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
  const runs = await db.run.count({ where: { ...inReach(scope), importId } });
  const records = await db.record.count({ where: runInReach(scope, { importId }) });
  return { runs, records };
}

/** Runs that came to their end, whatever they met on the way. */
const ENDED_WELL: RunStatus[] = ["succeeded", "completed_with_issues"];

/** The latest run that read everything, in whatever way, and came to its end: what it froze still holds for the rest. */
export function findLastComparison(scope: OrgScope, db: Db, importId: string): Promise<Run | null> {
  return db.run.findFirst({
    where: {
      ...inReach(scope),
      importId,
      kind: { in: ["full", "incremental"] },
      reach: { in: ["everything", "comparison"] },
      status: { in: ENDED_WELL },
    },
    orderBy: { createdAt: "desc" },
  });
}

/** Whether any run of the import that writes was made after this one. */
export async function hasWrittenSince(
  scope: OrgScope,
  db: Db,
  importId: string,
  run: Pick<Run, "id" | "createdAt">,
): Promise<boolean> {
  const later = await db.run.findFirst({
    where: {
      ...inReach(scope),
      importId,
      kind: { not: "dry_run" },
      createdAt: { gte: run.createdAt },
      id: { not: run.id },
    },
    select: { id: true },
  });
  return later !== null;
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
      ...inReach(scope),
      importId,
      kind: { in: ["full", "incremental"] },
      reach: of === "records" ? { notIn: ["stock_and_prices", "chosen"] } : of,
    },
    orderBy: { createdAt: "desc" },
  });
}

/**
 * Source ids whose latest attempt failed, with pictures counted in: in the latest run that went from one watermark to
 * the next, or in any run of single records, or of stock and prices, since.
 */
export async function findFailedSourceIds(
  scope: OrgScope,
  db: Db,
  definition: Pick<Import, "id" | "entity">,
  limit: number,
): Promise<string[]> {
  const last = await db.run.findFirst({
    where: {
      ...inReach(scope),
      importId: definition.id,
      kind: { in: ["full", "incremental"] },
      reach: { in: ["everything", "comparison", "changes"] },
      status: { in: ENDED_WELL },
    },
    orderBy: { createdAt: "desc" },
    select: { createdAt: true },
  });
  if (!last) return [];
  const rows: { sourceId: string }[] = await db.$queryRaw`
    SELECT latest."sourceId" FROM (
      SELECT DISTINCT ON (r."sourceId") r."sourceId", r."state", r."mediaState", r."seq"
      FROM "Record" r JOIN "Run" run ON run."id" = r."runId"
      WHERE ${sqlInReach(scope, "run")} AND run."importId" = ${definition.id} AND run."createdAt" >= ${last.createdAt}
        AND run."kind" IN ('full', 'incremental', 'retry') AND r."orgId" = ${scope.orgId}
        -- What went well with stock and prices says nothing of the rest of a record.
        AND (run."reach" <> 'stock_and_prices' OR r."state" = 'failed')
        AND r."kind" = ${RECORD_KIND_OF[definition.entity]} AND r."state" NOT IN ('pending', 'in_flight')
      ORDER BY r."sourceId", run."createdAt" DESC) latest
    WHERE latest."state" = 'failed' OR latest."mediaState" IN ('failed', 'pending')
    ORDER BY latest."seq" LIMIT ${limit}`;
  return rows.map((row) => row.sourceId);
}

/** Failed records of a run that the next one tries again; none unless no later run has read what has changed since. */
export async function countTriedAgain(
  scope: OrgScope,
  db: Db,
  run: Pick<Run, "id" | "importId" | "entity">,
): Promise<number> {
  const last = await db.run.findFirst({
    where: {
      ...inReach(scope),
      importId: run.importId,
      kind: { in: ["full", "incremental"] },
      reach: { notIn: ["chosen", "stock_and_prices"] },
      status: { in: ENDED_WELL },
    },
    orderBy: { createdAt: "desc" },
    select: { id: true },
  });
  if (last?.id !== run.id) return 0;
  return db.record.count({
    where: {
      ...runInReach(scope),
      runId: run.id,
      kind: RECORD_KIND_OF[run.entity],
      OR: [{ state: "failed" }, { mediaState: "failed" }],
    },
  });
}
