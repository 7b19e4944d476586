import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import {
  type BoardSort,
  CAUSE_GROUPS,
  type CauseGroup,
  kindsOf,
  NEEDS,
  type Need,
  needOf,
} from "@/server/domain/need";
import type { RunStatus } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { causesOf, standingOf } from "./board-causes";
import { containing } from "./containing";
import { clientInReach, sqlClientInReach, sqlInReach } from "./reach";

export interface BoardFilter {
  search: string;
  need: Need[];
  platform: string[];
  /** Only clients with a cause of one of these groups. */
  cause: CauseGroup[];
}

export interface BoardQuery extends BoardFilter {
  page: number;
  pageSize: number;
  sort: BoardSort;
  direction: "asc" | "desc";
}

export interface BoardRow {
  id: string;
  name: string;
  need: Need;
  /** Causes of each state. */
  broken: number;
  attention: number;
  soon: number;
  imports: number;
  running: number;
  /** Imports that have run to an end, dry runs left out. */
  ran: number;
  /** Failed records that the last runs have left. */
  failed: number;
  lastRunAt: Date | null;
}

export interface BoardRuns {
  lastRunId: string | null;
  lastRunStatus: RunStatus | null;
  nextRunAt: Date | null;
}

/** The domain's `needOf`, by its place, where all clients have to be put in order at once. */
const NEED = Prisma.sql`CASE WHEN coalesce(t."broken", 0) > 0 THEN 0 WHEN coalesce(t."attention", 0) > 0 THEN 1
  WHEN coalesce(g."running", 0) > 0 THEN 2 WHEN coalesce(g."ran", 0) > 0 THEN 3 ELSE 4 END`;

/** Each client of the scope with its need and its figures, as a table expression `board`. */
function boardOf(scope: OrgScope, now: Date): Prisma.Sql {
  const count = (state: "broken" | "attention" | "soon") =>
    Prisma.sql`count(*) FILTER (WHERE x."kind" = ANY(${kindsOf(state)}::text[]))::int`;
  return Prisma.sql`${causesOf(scope, { now })}, board AS MATERIALIZED (
    SELECT c."id", c."name", ${NEED} AS "rank", coalesce(t."broken", 0) AS "broken",
      coalesce(t."attention", 0) AS "attention", coalesce(t."soon", 0) AS "soon", t."kinds",
      coalesce(g."imports", 0) AS "imports", coalesce(g."running", 0) AS "running", coalesce(g."ran", 0) AS "ran", coalesce(g."failed", 0) AS "failed",
      g."lastRunAt"
    FROM "Client" c
    LEFT JOIN (
      SELECT x."clientId", ${count("broken")} AS "broken", ${count("attention")} AS "attention",
        ${count("soon")} AS "soon", array_agg(DISTINCT x."kind") AS "kinds"
      FROM cause x GROUP BY x."clientId"
    ) t ON t."clientId" = c."id"
    LEFT JOIN (
      SELECT s."clientId", count(*)::int AS "imports", sum(s."failed")::int AS "failed", max(s."lastAt") AS "lastRunAt",
        count(*) FILTER (WHERE s."lastStatus" IN ('queued', 'running'))::int AS "running",
        count(s."endedId")::int AS "ran"
      FROM standing s GROUP BY s."clientId"
    ) g ON g."clientId" = c."id"
    WHERE ${sqlClientInReach(scope, "c")}
  )`;
}

function filtersOf(scope: OrgScope, filter: BoardFilter): Prisma.Sql {
  const conditions = [Prisma.sql`true`];
  if (filter.search !== "") conditions.push(Prisma.sql`b."name" ILIKE ${containing(filter.search)}`);
  if (filter.need.length > 0) {
    conditions.push(Prisma.sql`b."rank" = ANY(${filter.need.map((need) => NEEDS.indexOf(need))}::int[])`);
  }
  if (filter.cause.length > 0) {
    const kinds = filter.cause.flatMap((group) => [...CAUSE_GROUPS[group]]);
    conditions.push(Prisma.sql`b."kinds" && ${kinds}::text[]`);
  }
  if (filter.platform.length > 0) {
    conditions.push(Prisma.sql`EXISTS (
      SELECT 1 FROM "Connection" p WHERE p."clientId" = b."id" AND ${sqlInReach(scope, "p")}
        AND p."platform" = ANY(${filter.platform}::text[]))`);
  }
  return Prisma.join(conditions, " AND ");
}

function orderOf({ sort, direction }: Pick<BoardQuery, "sort" | "direction">): Prisma.Sql {
  const way = direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const back = direction === "asc" ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const name = Prisma.sql`lower(b."name"), b."id"`;
  switch (sort) {
    case "name":
      return Prisma.sql`lower(b."name") ${way}, b."id"`;
    case "lastRun":
      return Prisma.sql`b."lastRunAt" ${way} NULLS LAST, ${name}`;
    case "failed":
      return Prisma.sql`b."failed" ${way}, ${name}`;
    case "need":
      return Prisma.sql`b."rank" ${way}, b."broken" ${back}, b."attention" ${back}, b."failed" ${back}, ${name}`;
  }
}

type RankedRow = Omit<BoardRow, "need">;

export interface BoardPage {
  rows: BoardRow[];
  total: number;
  /** How many clients of the scope are of each need, whatever the filters say. */
  needs: Record<Need, number>;
}

/** One page of the board. All clients of the scope are judged for it, since the worst may be any of them. */
export async function listBoardRows(
  scope: OrgScope,
  db: Db,
  query: BoardQuery,
  now: Date,
): Promise<BoardPage> {
  const { page, pageSize } = query;
  const answered = await db.$queryRaw<(RankedRow & { total: number; ranks: number[] })[]>`
    WITH ${boardOf(scope, now)}, found AS MATERIALIZED (SELECT * FROM board b WHERE ${filtersOf(scope, query)})
    SELECT b."id", b."name", b."broken", b."attention", b."soon", b."imports", b."running", b."ran", b."failed",
      b."lastRunAt", n."total", n."ranks"
    FROM (SELECT (SELECT count(*)::int FROM found) AS "total", ARRAY(
      SELECT count(o."rank")::int FROM generate_series(0, ${NEEDS.length - 1}) AS r("rank")
      LEFT JOIN board o ON o."rank" = r."rank" GROUP BY r."rank" ORDER BY r."rank") AS "ranks") n
    LEFT JOIN LATERAL (
      SELECT * FROM found b ORDER BY ${orderOf(query)} LIMIT ${pageSize} OFFSET ${(page - 1) * pageSize}
    ) b ON true`;
  const { total = 0, ranks = [] } = answered[0] ?? {};
  return {
    rows: answered
      .filter(({ id }) => id !== null)
      .map(({ total: _, ranks: __, ...row }) => ({ ...row, need: needOf(row) })),
    total,
    needs: Object.fromEntries(NEEDS.map((need, rank) => [need, ranks[rank] ?? 0])) as Record<Need, number>,
  };
}

/** The last run of each of these clients, and when the next is due. */
export async function readBoardRuns(
  scope: OrgScope,
  db: Db,
  clientIds: string[],
): Promise<Map<string, BoardRuns>> {
  const rows = await db.$queryRaw<(BoardRuns & { clientId: string })[]>`
    WITH ${standingOf(scope, clientIds)}
    SELECT DISTINCT ON (s."clientId") s."clientId", s."lastId" AS "lastRunId", s."lastStatus"::text AS "lastRunStatus",
      (SELECT min(p."nextAt") FROM standing o JOIN "Schedule" p ON p."importId" = o."id" AND p."orgId" = o."orgId"
        WHERE o."clientId" = s."clientId" AND NOT p."paused") AS "nextRunAt"
    FROM standing s ORDER BY s."clientId", s."lastAt" DESC NULLS LAST, s."id"`;
  return new Map(rows.map(({ clientId, ...runs }) => [clientId, runs]));
}

/** Null for a client that the scope does not reach. */
export function findClientName(
  scope: OrgScope,
  db: Db,
  clientId: string,
): Promise<{ id: string; name: string } | null> {
  return db.client.findFirst({ where: clientInReach(scope, clientId), select: { id: true, name: true } });
}
