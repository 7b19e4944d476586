import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { Entity } from "@/server/domain/entity";
import { FAILURE_CAUSES, KNOWN_FAILURES } from "@/server/domain/failure-cause";
import type { RunKind } from "@/server/domain/run";
import type { StaffScope } from "@/server/domain/staff-scope";
import { ERROR_CODES, type QueueCause, type QueueState } from "@/server/domain/support";

// The one place that reads runs of all organisations. Columns are named one by one: names, codes, counts and times,
// nothing of what a store or a shopper has said.

export interface QueueFilter {
  since: Date;
  now: Date;
  cause: readonly QueueCause[];
  organisation: readonly string[];
  state: readonly QueueState[];
}

/** Counting the records of one cause in one run stops here. */
const MOST_COUNTED = 1_000;

const FAILURE = Prisma.sql`CASE ${Prisma.join(
  KNOWN_FAILURES.map((cause) => {
    const fits = FAILURE_CAUSES[cause].like.map((text) => Prisma.sql`r."failure" LIKE ${`%${text}%`}`);
    return Prisma.sql`WHEN ${Prisma.join(fits, " OR ")} THEN ${`run:${cause}`}`;
  }),
  " ",
)} ELSE 'run:other' END`;

/** Runs that stopped, and those that wrote and left records failed. What fails in a dry run is what it is for. */
const BAD = Prisma.sql`(r."status" = 'failed' OR (r."status" = 'completed_with_issues' AND r."failedCount" > 0
  AND r."kind" <> 'dry_run'))`;

function among(column: Prisma.Sql, values: readonly string[]): Prisma.Sql {
  return values.length === 0 ? Prisma.sql`true` : Prisma.sql`${column} IN (${Prisma.join([...values])})`;
}

/** The runs that ended badly, each with whether somebody is at it. */
function stated({ userId }: StaffScope, { since, now, organisation, state }: QueueFilter): Prisma.Sql {
  return Prisma.sql`WITH bad AS MATERIALIZED (
    SELECT r."id", r."orgId", r."clientId", r."importId", r."sourceId", r."targetId", r."entity", r."kind",
      r."status", r."endedAt", r."readCount", r."failedCount", ${FAILURE} AS "failure"
    FROM "Run" r
    WHERE r."status" IN ('failed', 'completed_with_issues') AND r."endedAt" >= ${since} AND ${BAD}
      AND ${among(Prisma.sql`r."orgId"`, organisation)}
  ), judged AS (
    SELECT b.*, CASE
      WHEN a."mine" THEN 'granted' WHEN a."asked" THEN 'asked' WHEN a."taken" THEN 'taken'
      WHEN n."kind" = 'handed_back' THEN 'handed_back' WHEN n."kind" IS NOT NULL THEN 'noted' ELSE 'open' END AS "state"
    FROM bad b
    LEFT JOIN LATERAL (
      SELECT bool_or(s."state" = 'granted' AND s."supporterId" = ${userId}) AS "mine",
        bool_or(s."state" = 'granted' AND s."supporterId" <> ${userId}) AS "taken",
        bool_or(s."state" = 'asked') AS "asked"
      FROM "SupportAccess" s
      WHERE s."clientId" = b."clientId" AND s."orgId" = b."orgId"
        AND (s."state" = 'asked' OR (s."state" = 'granted' AND s."expiresAt" > ${now}))
    ) a ON true
    LEFT JOIN LATERAL (
      SELECT s."kind" FROM "SupportNote" s WHERE s."runId" = b."id" AND s."orgId" = b."orgId"
      ORDER BY s."createdAt" DESC LIMIT 1
    ) n ON true
  ), stated AS (SELECT j.* FROM judged j WHERE ${among(Prisma.sql`j."state"`, state)})`;
}

/** What the run `s` has failed by, each with how many records: looked up by run and code, never by record. */
function causes(codes: readonly string[]): Prisma.Sql {
  return Prisma.sql`SELECT s."failure" AS "cause", 0 AS "records" WHERE s."status" = 'failed'
    UNION ALL
    SELECT 'issue:' || k."code", i."records"
    FROM unnest(${codes}::text[]) AS k("code") CROSS JOIN LATERAL (
      SELECT count(*)::int AS "records" FROM (
        SELECT 1 FROM "Issue" x WHERE x."runId" = s."id" AND x."orgId" = s."orgId" AND x."code" = k."code"
        LIMIT ${MOST_COUNTED}
      ) counted
    ) i
    WHERE s."status" <> 'failed' AND i."records" > 0
    UNION ALL
    SELECT 'issue:none', s."failedCount" WHERE s."status" <> 'failed' AND NOT EXISTS (
      SELECT 1 FROM "Issue" x WHERE x."runId" = s."id" AND x."orgId" = s."orgId" AND x."code" = ANY(${ERROR_CODES})
    )`;
}

export interface QueueGroup {
  cause: QueueCause;
  runs: number;
  organisations: number;
  /** Of runs that came to their end; at least so many where a run has more than are counted. */
  records: number;
  latest: Date;
}

/** By cause, the most frequent first. */
export function groupQueue(scope: StaffScope, db: Db, filter: QueueFilter): Promise<QueueGroup[]> {
  return db.$queryRaw<QueueGroup[]>`${stated(scope, filter)}
    SELECT c."cause", count(*)::int AS "runs", count(DISTINCT s."orgId")::int AS "organisations",
      sum(c."records")::int AS "records", max(s."endedAt") AS "latest"
    FROM stated s CROSS JOIN LATERAL (${causes(ERROR_CODES)}) c
    GROUP BY c."cause" ORDER BY count(*) DESC, max(s."endedAt") DESC`;
}

export interface QueueRow {
  id: string;
  organisation: string;
  /** Its address, which opens to whom it has granted access. */
  slug: string;
  client: string;
  import: string;
  entity: Entity;
  kind: RunKind;
  status: "failed" | "completed_with_issues";
  sourcePlatform: string;
  targetPlatform: string;
  endedAt: Date;
  read: number;
  failed: number;
  causes: { cause: QueueCause; records: number }[];
  state: QueueState;
  /** A later run of the same import succeeded. */
  mended: boolean;
}

/** A page of runs, the latest first. */
export async function listQueue(
  scope: StaffScope,
  db: Db,
  filter: QueueFilter,
  { page, pageSize, direction }: { page: number; pageSize: number; direction: "asc" | "desc" },
): Promise<{ rows: QueueRow[]; total: number }> {
  const order = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const chosen = filter.cause.flatMap((cause) => (cause.startsWith("issue:") ? cause.slice(6) : []));
  const byCause =
    filter.cause.length === 0
      ? Prisma.sql`true`
      : Prisma.sql`EXISTS (SELECT 1 FROM (${causes(chosen)}) c WHERE ${among(Prisma.sql`c."cause"`, filter.cause)})`;
  const found = await db.$queryRaw<(QueueRow & { total: number })[]>`${stated(scope, filter)}, page AS (
      SELECT s.*, (count(*) OVER ())::int AS "total" FROM stated s WHERE ${byCause}
      ORDER BY s."endedAt" ${order}, s."id" LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
    )
    SELECT p."id", o."name" AS "organisation", o."slug", k."name" AS "client", i."name" AS "import",
      p."entity"::text AS "entity", p."kind"::text AS "kind", p."status"::text AS "status",
      f."platform" AS "sourcePlatform", t."platform" AS "targetPlatform", p."endedAt", p."readCount" AS "read",
      p."failedCount" AS "failed", p."state", p."total",
      (SELECT jsonb_agg(jsonb_build_object('cause', c."cause", 'records', c."records") ORDER BY c."records" DESC)
        FROM (SELECT p.*) s CROSS JOIN LATERAL (${causes(ERROR_CODES)}) c) AS "causes",
      EXISTS (SELECT 1 FROM "Run" l WHERE l."importId" = p."importId" AND l."orgId" = p."orgId"
        AND l."createdAt" > p."endedAt" AND l."status" = 'succeeded' AND l."kind" <> 'dry_run') AS "mended"
    FROM page p
    JOIN "Organisation" o ON o."id" = p."orgId"
    JOIN "Client" k ON k."id" = p."clientId" AND k."orgId" = p."orgId"
    JOIN "Import" i ON i."id" = p."importId" AND i."orgId" = p."orgId"
    JOIN "Connection" f ON f."id" = p."sourceId" AND f."orgId" = p."orgId"
    JOIN "Connection" t ON t."id" = p."targetId" AND t."orgId" = p."orgId"
    ORDER BY p."endedAt" ${order}, p."id"`;
  return { rows: found.map(({ total: _, ...row }) => row), total: found[0]?.total ?? 0 };
}

/** For the filter: whose runs the queue holds. */
export function listQueueOrganisations(
  _scope: StaffScope,
  db: Db,
  since: Date,
  limit: number,
): Promise<{ id: string; name: string }[]> {
  return db.$queryRaw<{ id: string; name: string }[]>`
    SELECT o."id", o."name" FROM "Organisation" o
    WHERE o."id" IN (
      SELECT r."orgId" FROM "Run" r
      WHERE r."status" IN ('failed', 'completed_with_issues') AND r."endedAt" >= ${since} AND ${BAD}
    ) ORDER BY lower(o."name"), o."id" LIMIT ${limit}`;
}

export interface QueuedRun {
  id: string;
  orgId: string;
  organisation: string;
  clientId: string;
  client: string;
  import: string;
}

/** A run that the queue holds or has held; null for any other, also where there is one. */
export async function findQueuedRun(_scope: StaffScope, db: Db, runId: string): Promise<QueuedRun | null> {
  const [run] = await db.$queryRaw<QueuedRun[]>`
    SELECT r."id", r."orgId", o."name" AS "organisation", r."clientId", k."name" AS "client", i."name" AS "import"
    FROM "Run" r
    JOIN "Organisation" o ON o."id" = r."orgId"
    JOIN "Client" k ON k."id" = r."clientId" AND k."orgId" = r."orgId"
    JOIN "Import" i ON i."id" = r."importId" AND i."orgId" = r."orgId"
    WHERE r."id" = ${runId} AND r."endedAt" IS NOT NULL AND ${BAD}`;
  return run ?? null;
}
