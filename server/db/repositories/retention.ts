import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { OrgScope, WholeOrgScope } from "@/server/domain/scope";
import { inReach, runInReach, sqlInReach } from "./reach";
import { TELLING_RUN } from "./telling-run";

/**
 * Runs whose records stay, and which stay themselves, however old they are. The next run of an import builds on them:
 * on the latest one that read everything (what both stores told, what it was defined by) and on the latest one that
 * ended well (what failed in it is tried again). The latest one that wrote, however it ended, tells how the import stands.
 */
export async function listKeptRunIds(scope: OrgScope, db: Db): Promise<string[]> {
  const latest = (which: Prisma.Sql) => Prisma.sql`(
    SELECT r."id" FROM "Run" r WHERE r."importId" = i."id" AND r."orgId" = i."orgId" AND ${which}
    ORDER BY r."createdAt" DESC LIMIT 1)`;
  const well = Prisma.sql`r."status" IN ('succeeded', 'completed_with_issues')`;
  const regular = Prisma.sql`r."kind" IN ('full', 'incremental') AND ${well}`;
  const kept = [
    latest(Prisma.sql`r."kind" = 'full' AND ${well}`),
    latest(Prisma.sql`${regular} AND r."reach" IN ('everything', 'comparison')`),
    latest(Prisma.sql`${regular} AND r."reach" IN ('everything', 'comparison', 'changes')`),
    latest(regular),
    latest(Prisma.sql`r."kind" <> 'dry_run' AND ${TELLING_RUN}`),
  ];
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT DISTINCT kept."id" FROM "Import" i CROSS JOIN LATERAL (${Prisma.join(kept, " UNION ALL ")}) kept
    WHERE ${sqlInReach(scope, "i")}`;
  return rows.map((row) => row.id);
}

/** Ended runs that still have records, the oldest first. A walk goes on at the time where its last page ended. */
export async function listRunsToEmpty(
  scope: OrgScope,
  db: Db,
  endedBefore: Date,
  kept: string[],
  from: Date | null,
  limit: number,
): Promise<{ ids: string[]; reached: Date | null }> {
  const rows = await db.run.findMany({
    where: { AND: [emptied(scope, endedBefore, kept), from ? { endedAt: { gte: from } } : {}] },
    orderBy: { endedAt: "asc" },
    take: limit,
    select: { id: true, endedAt: true },
  });
  return { ids: rows.map(({ id }) => id), reached: rows.at(-1)?.endedAt ?? null };
}

/** Ended runs that are too old themselves, the oldest first. */
export async function listRunsToRemove(
  scope: OrgScope,
  db: Db,
  endedBefore: Date,
  kept: string[],
  limit: number,
): Promise<string[]> {
  const rows = await db.run.findMany({
    where: removed(scope, endedBefore, kept),
    orderBy: { endedAt: "asc" },
    take: limit,
    select: { id: true },
  });
  return rows.map(({ id }) => id);
}

function emptied(scope: OrgScope, endedBefore: Date, kept: string[]): Prisma.RunWhereInput {
  return {
    ...inReach(scope),
    endedAt: { lt: endedBefore },
    recordsRemovedAt: null,
    id: { notIn: kept },
  };
}

function removed(scope: OrgScope, endedBefore: Date, kept: string[]): Prisma.RunWhereInput {
  return {
    ...inReach(scope),
    endedAt: { lt: endedBefore },
    id: { notIn: kept },
    // A shop's own switches are still to be turned back.
    switchesBefore: { equals: Prisma.DbNull },
  };
}

/** Removes the next of a run's records, with their issues. Null when none is left, else where to go on. */
export async function deleteRecords(
  scope: WholeOrgScope,
  db: Db,
  runId: string,
  fromSeq: number,
  limit: number,
): Promise<{ removed: number; nextSeq: number } | null> {
  const [row] = await db.$queryRaw<{ removed: number; last: number | null }[]>`
    WITH gone AS (
      DELETE FROM "Record" WHERE "id" = ANY(ARRAY(
        SELECT "id" FROM "Record"
        WHERE "orgId" = ${scope.orgId} AND "runId" = ${runId} AND "seq" >= ${fromSeq} ORDER BY "seq" LIMIT ${limit}))
      RETURNING "seq")
    SELECT count(*)::int AS "removed", max("seq") AS "last" FROM gone`;
  return row && row.last !== null ? { removed: row.removed, nextSeq: row.last } : null;
}

export async function markEmptied(scope: WholeOrgScope, db: Db, runIds: string[], at: Date): Promise<void> {
  await db.run.updateMany({
    where: { orgId: scope.orgId, id: { in: runIds }, endedAt: { not: null } },
    data: { recordsRemovedAt: at },
  });
}

/** Removes the first lines of a run's log. Answers how many there were. */
export function deleteLogLines(scope: WholeOrgScope, db: Db, runId: string, limit: number): Promise<number> {
  return db.$executeRaw`
    DELETE FROM "RunLogEntry" WHERE "id" = ANY(ARRAY(
      SELECT "id" FROM "RunLogEntry" WHERE "orgId" = ${scope.orgId} AND "runId" = ${runId} ORDER BY "id" LIMIT ${limit}))`;
}

/** Removes runs that have neither records nor log lines any more. */
export async function deleteRuns(scope: WholeOrgScope, db: Db, runIds: string[]): Promise<number> {
  const { count } = await db.run.deleteMany({
    where: { orgId: scope.orgId, id: { in: runIds }, endedAt: { not: null } },
  });
  return count;
}

export interface Stored {
  runs: number;
  records: number;
}

export async function countStored(scope: OrgScope, db: Db): Promise<Stored> {
  const [runs, records] = await Promise.all([
    db.run.count({ where: inReach(scope) }),
    db.record.count({ where: runInReach(scope) }),
  ]);
  return { runs, records };
}

/** What the job would remove now. */
export async function countDue(
  scope: OrgScope,
  db: Db,
  cutoffs: { records: Date; runs: Date },
  kept: string[],
): Promise<Stored> {
  const [runs, records] = await Promise.all([
    db.run.count({ where: removed(scope, cutoffs.runs, kept) }),
    db.record.count({ where: runInReach(scope, emptied(scope, cutoffs.records, kept)) }),
  ]);
  return { runs, records };
}

/** Notices that were sent, or given up, before then. */
export async function deleteNotices(scope: WholeOrgScope, db: Db, madeBefore: Date): Promise<void> {
  await db.notice.deleteMany({
    where: { orgId: scope.orgId, createdAt: { lt: madeBefore }, state: { in: ["sent", "failed"] } },
  });
}
