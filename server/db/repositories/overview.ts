import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { Entity } from "@/server/domain/entity";
import { ISSUE_CODES, type IssueCode, type IssueSeverity } from "@/server/domain/issue";
import type { RunKind, RunPhase, RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, sqlInReach } from "./reach";
import { TELLING_RUN } from "./telling-run";

export interface ImportLine {
  id: string;
  name: string;
  entity: Entity;
  ready: boolean;
  clientName: string;
  sourceName: string | null;
  targetName: string | null;
  /** When a schedule starts it next. */
  nextRunAt: Date | null;
  lastRun: {
    id: string;
    kind: RunKind;
    status: RunStatus;
    phase: RunPhase;
    createdAt: Date;
    endedAt: Date | null;
    failure: string | null;
    expected: number | null;
    read: number;
    written: number;
    unchanged: number;
    skipped: number;
    failed: number;
  } | null;
}

type ImportRow = Omit<ImportLine, "lastRun"> & {
  runId: string | null;
} & Omit<NonNullable<ImportLine["lastRun"]>, "id">;

/** Imports with the last run of each: those that run now first, then those that ran last. One look-up in an index for each import. */
export async function listImportLines(scope: OrgScope, db: Db, limit: number): Promise<ImportLine[]> {
  const rows = await db.$queryRaw<ImportRow[]>`
    SELECT i."id", i."name", i."entity"::text AS "entity", i."status" = 'ready' AS "ready", c."name" AS "clientName",
      s."name" AS "sourceName", t."name" AS "targetName",
      (SELECT min(n."nextAt") FROM "Schedule" n
        WHERE n."importId" = i."id" AND n."orgId" = i."orgId" AND NOT n."paused") AS "nextRunAt",
      r."id" AS "runId", r."kind"::text AS "kind", r."status"::text AS "status", r."phase"::text AS "phase",
      r."createdAt", r."endedAt", r."failure", r."expectedTotal" AS "expected", r."readCount" AS "read",
      r."createdCount" + r."updatedCount" AS "written", r."unchangedCount" AS "unchanged",
      r."skippedCount" AS "skipped", r."failedCount" AS "failed"
    FROM "Import" i
    JOIN "Client" c ON c."id" = i."clientId" AND c."orgId" = i."orgId"
    LEFT JOIN "Connection" s ON s."id" = i."sourceId" AND s."orgId" = i."orgId"
    LEFT JOIN "Connection" t ON t."id" = i."targetId" AND t."orgId" = i."orgId"
    LEFT JOIN LATERAL (
      SELECT * FROM "Run" r WHERE r."importId" = i."id" AND r."orgId" = i."orgId" AND ${TELLING_RUN}
      ORDER BY r."createdAt" DESC LIMIT 1
    ) r ON true
    WHERE ${sqlInReach(scope, "i")}
    ORDER BY coalesce(r."status" IN ('queued', 'running'), false) DESC, r."createdAt" DESC NULLS LAST,
      i."updatedAt" DESC
    LIMIT ${limit}`;
  return rows.map(
    ({ id, name, entity, ready, clientName, sourceName, targetName, nextRunAt, runId, ...run }) => ({
      id,
      name,
      entity,
      ready,
      clientName,
      sourceName,
      targetName,
      nextRunAt,
      lastRun: runId === null ? null : { ...run, id: runId },
    }),
  );
}

export interface DayTotals {
  /** "2026-03-14", in the organisation's zone. */
  day: string;
  records: number;
  failed: number;
}

/** Records and failures of each day that had a run; dry runs are none. Added up from the runs' own counters. */
export function sumByDay(scope: OrgScope, db: Db, timeZone: string, since: Date): Promise<DayTotals[]> {
  return db.$queryRaw<DayTotals[]>`
    SELECT to_char(d."day", 'YYYY-MM-DD') AS "day", d."records", d."failed"
    FROM (
      SELECT (r."createdAt" AT TIME ZONE ${timeZone})::date AS "day",
        sum(r."createdCount" + r."updatedCount" + r."unchangedCount" + r."skippedCount")::float8 AS "records",
        sum(r."failedCount")::float8 AS "failed"
      FROM "Run" r
      WHERE ${sqlInReach(scope, "r")} AND r."createdAt" >= ${since} AND r."kind" <> 'dry_run'
      GROUP BY 1
    ) d ORDER BY 1`;
}

export interface IssueGroup {
  code: IssueCode;
  severity: IssueSeverity;
  /** The import counts as good all the same: no more failed than its threshold allows. */
  tolerated: boolean;
  importId: string;
  importName: string;
  runId: string;
  count: number;
}

/** Issues of each import's last run that ended, by cause; those that left records failed first, the most first. */
export async function groupOpenIssues(scope: OrgScope, db: Db, limit: number): Promise<IssueGroup[]> {
  const known = Prisma.join(ISSUE_CODES);
  return db.$queryRaw<IssueGroup[]>`
    WITH last AS (
      SELECT r."id", i."id" AS "importId", i."name" AS "importName", i."health" = 'good' AS "tolerated"
      FROM "Import" i
      JOIN LATERAL (
        SELECT r."id" FROM "Run" r
        WHERE r."importId" = i."id" AND r."orgId" = i."orgId" AND r."endedAt" IS NOT NULL AND r."kind" <> 'dry_run'
          AND ${TELLING_RUN}
        ORDER BY r."createdAt" DESC LIMIT 1
      ) r ON true
      WHERE ${sqlInReach(scope, "i")}
    )
    SELECT x."code", x."severity"::text AS "severity", last."tolerated", last."importId", last."importName",
      last."id" AS "runId",
      count(*)::int AS "count"
    FROM last JOIN "Issue" x ON x."runId" = last."id" AND x."orgId" = ${scope.orgId}
    WHERE x."code" IN (${known})
    GROUP BY x."code", x."severity", last."tolerated", last."importId", last."importName", last."id"
    ORDER BY x."severity", last."tolerated", count(*) DESC
    LIMIT ${limit}`;
}

export interface FirstSteps {
  platforms: string[];
  hasImport: boolean;
  hasDryRun: boolean;
  hasRun: boolean;
}

/** How far a new organisation has come. */
export async function readFirstSteps(scope: OrgScope, db: Db): Promise<FirstSteps> {
  // The latest of each: that is where the index begins, though a table with many of them looks quicker to read.
  const latest = { createdAt: "desc" } as const;
  const ended = { ...inReach(scope), status: { notIn: ["queued", "running"] as RunStatus[] } };
  const one = { id: true } as const;
  const [platforms, anyImport, dryRun, run] = await Promise.all([
    db.connection.findMany({ where: inReach(scope), distinct: ["platform"], select: { platform: true } }),
    db.import.findFirst({ where: inReach(scope), select: one }),
    db.run.findFirst({ where: { ...ended, kind: "dry_run" }, select: one, orderBy: latest }),
    db.run.findFirst({ where: { ...ended, kind: { not: "dry_run" } }, select: one, orderBy: latest }),
  ]);
  return {
    platforms: platforms.map(({ platform }) => platform),
    hasImport: anyImport !== null,
    hasDryRun: dryRun !== null,
    hasRun: run !== null,
  };
}
