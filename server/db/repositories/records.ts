import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { RecordState } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { runInReach } from "./reach";

export interface RecordOrder {
  sort: "seq" | "title" | "sku";
  direction: "asc" | "desc";
}

export interface RecordFilter {
  runId: string;
  /** Source id or target id exactly, SKU from its beginning, or a part of the title. */
  search: string;
  state: RecordState[];
  kind: string[];
  issue: string[];
}

export interface RecordListQuery extends RecordFilter, RecordOrder {
  page: number;
  pageSize: number;
}

const listColumns = {
  id: true,
  seq: true,
  kind: true,
  sourceId: true,
  title: true,
  sku: true,
  amount: true,
  currency: true,
  state: true,
  mediaState: true,
  targetId: true,
  endedAt: true,
  issues: { select: { code: true, severity: true }, take: 5, orderBy: { id: "asc" } },
} satisfies Prisma.RecordSelect;

export type RecordListRow = Prisma.RecordGetPayload<{ select: typeof listColumns }>;

/** Counting stops here: nobody pages further, and the count of a million would cost more than the page. */
export const COUNT_LIMIT = 10_000;

export function recordsWhere(scope: OrgScope, query: RecordFilter): Prisma.RecordWhereInput {
  const { search } = query;
  return {
    ...runInReach(scope),
    runId: query.runId,
    ...(query.state.length > 0 ? { state: { in: query.state } } : {}),
    ...(query.kind.length > 0 ? { kind: { in: query.kind } } : {}),
    ...(query.issue.length > 0
      ? { issues: { some: { orgId: scope.orgId, code: { in: query.issue } } } }
      : {}),
    ...(search === ""
      ? {}
      : {
          OR: [
            { sourceId: search },
            { targetId: search },
            { sku: { startsWith: search, mode: "insensitive" } },
            { title: { contains: search, mode: "insensitive" } },
          ],
        }),
  };
}

export async function listRecordRows(
  scope: OrgScope,
  db: Db,
  query: RecordListQuery,
): Promise<{ rows: RecordListRow[]; total: number; capped: boolean }> {
  const where = recordsWhere(scope, query);
  const [rows, counted] = await Promise.all([
    db.record.findMany({
      where,
      select: listColumns,
      orderBy: [{ [query.sort]: query.direction }, { id: "asc" }],
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    db.record.count({ where, take: COUNT_LIMIT + 1 }),
  ]);
  return { rows, total: Math.min(counted, COUNT_LIMIT), capped: counted > COUNT_LIMIT };
}

export function findRecordRow(scope: OrgScope, db: Db, recordId: string) {
  return db.record.findFirst({
    where: { id: recordId, ...runInReach(scope) },
    include: {
      issues: { orderBy: [{ severity: "asc" }, { id: "asc" }] },
      run: {
        include: {
          import: { select: { name: true } },
          source: { select: { name: true, platform: true } },
          target: { select: { name: true, platform: true } },
        },
      },
    },
  });
}

/** The same source object in this and other runs between the same stores, latest first. */
export function listRecordHistory(
  scope: OrgScope,
  db: Db,
  record: { kind: string; sourceId: string; run: { sourceId: string; targetId: string } },
  limit: number,
) {
  return db.record.findMany({
    where: {
      ...runInReach(scope, { sourceId: record.run.sourceId, targetId: record.run.targetId }),
      kind: record.kind,
      sourceId: record.sourceId,
    },
    select: {
      id: true,
      state: true,
      endedAt: true,
      run: { select: { id: true, kind: true, status: true, createdAt: true } },
      issues: { select: { code: true }, take: 3 },
    },
    orderBy: { id: "desc" },
    take: limit,
  });
}
