import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { RunKind, RunStatus, RunTrigger } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { inReach, runInReach, sqlParentInReach } from "./reach";

export interface RunFilter {
  search: string;
  status: RunStatus[];
  kind: RunKind[];
  trigger: RunTrigger[];
  importId?: string | undefined;
}

export interface RunListQuery extends RunFilter {
  page: number;
  pageSize: number;
  direction: "asc" | "desc";
}

const withNames = {
  client: { select: { name: true } },
  import: { select: { name: true } },
  source: { select: { name: true, platform: true } },
  target: { select: { name: true, platform: true } },
} satisfies Prisma.RunInclude;

export type RunWithNames = Prisma.RunGetPayload<{ include: typeof withNames }>;

function whereOf(scope: OrgScope, filter: RunFilter): Prisma.RunWhereInput {
  const { search } = filter;
  return {
    ...inReach(scope),
    ...(filter.status.length > 0 ? { status: { in: filter.status } } : {}),
    ...(filter.kind.length > 0 ? { kind: { in: filter.kind } } : {}),
    ...(filter.trigger.length > 0 ? { trigger: { in: filter.trigger } } : {}),
    ...(filter.importId ? { importId: filter.importId } : {}),
    ...(search === ""
      ? {}
      : {
          OR: [
            { import: { name: { contains: search, mode: "insensitive" } } },
            { id: { startsWith: search.toLowerCase() } },
          ],
        }),
  };
}

/** Which runs, and how many, is found within an index; only those of the page are read. */
export async function listRunRows(
  scope: OrgScope,
  db: Db,
  query: RunListQuery,
): Promise<{ rows: RunWithNames[]; total: number }> {
  const where = whereOf(scope, query);
  const [page, total] = await Promise.all([
    db.run.findMany({
      where,
      select: { id: true },
      orderBy: [{ createdAt: query.direction }, { id: query.direction }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.run.count({ where }),
  ]);
  const ids = page.map(({ id }) => id);
  const found = await db.run.findMany({ where: { ...inReach(scope), id: { in: ids } }, include: withNames });
  const byId = new Map(found.map((row) => [row.id, row]));
  return { rows: ids.flatMap((id) => byId.get(id) ?? []), total };
}

/** The next runs of a list that is walked to its end, latest first. */
export function listRunRowsBefore(
  scope: OrgScope,
  db: Db,
  filter: RunFilter,
  before: { id: string; createdAt: Date } | null,
  limit: number,
): Promise<RunWithNames[]> {
  const earlier: Prisma.RunWhereInput = before
    ? {
        // The first part is what the index can start from.
        createdAt: { lte: before.createdAt },
        OR: [{ createdAt: { lt: before.createdAt } }, { id: { lt: before.id } }],
      }
    : {};
  return db.run.findMany({
    where: { AND: [whereOf(scope, filter), earlier] },
    include: withNames,
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: limit,
  });
}

/** How many runs each trigger has started, of all that are reached or of one import. */
export async function countRunsByTrigger(
  scope: OrgScope,
  db: Db,
  importId: string | undefined,
): Promise<Partial<Record<RunTrigger, number>>> {
  const groups = await db.run.groupBy({
    by: ["trigger"],
    where: { ...inReach(scope), ...(importId ? { importId } : {}) },
    _count: true,
  });
  return Object.fromEntries(groups.map(({ trigger, _count }) => [trigger, _count]));
}

export function findRunRow(scope: OrgScope, db: Db, runId: string): Promise<RunWithNames | null> {
  return db.run.findFirst({ where: { id: runId, ...inReach(scope) }, include: withNames });
}

export interface IssueGroup {
  code: string;
  severity: "error" | "warning";
  records: number;
  /** One of them, to fill the sentences in. */
  details: { [name: string]: string };
  field: string | null;
}

/** Issues of a run by cause, errors first, then by number. */
export async function groupIssues(scope: OrgScope, db: Db, runId: string): Promise<IssueGroup[]> {
  const rows: {
    code: string;
    severity: "error" | "warning";
    records: bigint;
    details: unknown;
    field: string | null;
  }[] = await db.$queryRaw`
      SELECT i."code", i."severity"::text AS "severity", count(DISTINCT i."recordId") AS "records",
        (array_agg(i."details" ORDER BY i."id"))[1] AS "details", (array_agg(i."field" ORDER BY i."id"))[1] AS "field"
      FROM "Issue" i WHERE ${sqlParentInReach(scope, "i", "run")} AND i."runId" = ${runId}
      GROUP BY i."code", i."severity" ORDER BY i."severity", count(*) DESC`;
  return rows.map((row) => ({
    ...row,
    records: Number(row.records),
    details: row.details as { [name: string]: string },
  }));
}

/** How many of a run's records hold what the target cannot take, by code, the most first. */
export function listRunLimits(
  scope: OrgScope,
  db: Db,
  runId: string,
): Promise<{ code: string; records: number }[]> {
  return db.runLimit.findMany({
    where: { ...runInReach(scope), runId },
    select: { code: true, records: true },
    orderBy: [{ records: "desc" }, { code: "asc" }],
  });
}

export async function countPendingMedia(
  scope: OrgScope,
  db: Db,
  runId: string,
): Promise<{ pending: number; ended: number }> {
  const [pending, ended] = await Promise.all([
    db.record.count({ where: { ...runInReach(scope), runId, mediaState: "pending" } }),
    db.record.count({ where: { ...runInReach(scope), runId, mediaState: { in: ["done", "failed"] } } }),
  ]);
  return { pending, ended };
}

export function listLogRows(scope: OrgScope, db: Db, runId: string, limit: number) {
  return db.runLogEntry.findMany({
    where: { ...runInReach(scope), runId },
    orderBy: { id: "desc" },
    take: limit,
    select: { id: true, at: true, level: true, message: true },
  });
}
