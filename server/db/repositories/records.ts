import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { RecordKind } from "@/server/domain/entity";
import type { RecordState } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { runInReach } from "./reach";

export interface RecordOrder {
  sort: "seq" | "title" | "sku";
  direction: "asc" | "desc";
}

export interface RecordFilter {
  runId: string;
  /** Source id or target id exactly, or a part of the title or the SKU; where personal data is hidden, of
   * people's records their ids alone: a search that finds would tell what is hidden. */
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

const OF_NOBODY: RecordKind[] = ["product", "category", "brand"];

/** Keeps those who may not see personal data to records that are about nobody. */
function ofNobody({ personalData }: OrgScope): Prisma.RecordWhereInput {
  return personalData ? {} : { kind: { in: OF_NOBODY } };
}

/** Where names are hidden, so is their order: it would tell between which two of them one stands. */
export function recordOrder<Order extends RecordOrder>({ personalData }: OrgScope, order: Order): Order {
  return personalData || order.sort === "seq" ? order : { ...order, sort: "seq" };
}

export function recordsWhere(scope: OrgScope, query: RecordFilter): Prisma.RecordWhereInput {
  const { search } = query;
  return {
    ...runInReach(scope),
    runId: query.runId,
    ...(query.state.length > 0 ? { state: { in: query.state } } : {}),
    ...(query.kind.length > 0 ? { kind: { in: query.kind } } : {}),
    ...(query.issue.length > 0
      ? { issues: { some: { orgId: scope.orgId, runId: query.runId, code: { in: query.issue } } } }
      : {}),
    ...(search === ""
      ? {}
      : {
          OR: [
            { sourceId: search },
            { targetId: search },
            { ...ofNobody(scope), searchText: { contains: search.toLowerCase() } },
          ],
        }),
  };
}

/** Which records, and how many, is found within an index; only those of the page are read. */
export async function listRecordRows(
  scope: OrgScope,
  db: Db,
  query: RecordListQuery,
): Promise<{ rows: RecordListRow[]; total: number; capped: boolean }> {
  const { ids, counted } = await (query.search === "" ? findPage : findSearched)(scope, db, query);
  const found = await db.record.findMany({
    where: { ...runInReach(scope), id: { in: ids } },
    select: listColumns,
  });
  const byId = new Map(found.map((row) => [row.id, row]));
  return {
    rows: ids.flatMap((id) => byId.get(id) ?? []),
    total: Math.min(counted, COUNT_LIMIT),
    capped: counted > COUNT_LIMIT,
  };
}

interface FoundRecords {
  ids: string[];
  /** One more than the limit where there are more. */
  counted: number;
}

/** By which column a list is in that order; titles whatever their capitals. */
export const ORDER_COLUMN = { seq: "seq", title: "searchText", sku: "sku" } as const;

function sortedBy(scope: OrgScope, order: RecordOrder): Prisma.RecordOrderByWithRelationInput[] {
  const { sort, direction } = recordOrder(scope, order);
  return [{ [ORDER_COLUMN[sort]]: direction }, { id: "asc" }];
}

async function findPage(scope: OrgScope, db: Db, query: RecordListQuery): Promise<FoundRecords> {
  const where = recordsWhere(scope, query);
  const [page, counted] = await Promise.all([
    db.record.findMany({
      where,
      select: { id: true },
      orderBy: sortedBy(scope, query),
      skip: (query.page - 1) * query.pageSize,
      take: query.pageSize,
    }),
    // In the index's order: by id, as it would be else, all of them were put in order before the first is counted.
    db.record.count({
      where,
      orderBy: sortedBy(scope, { sort: "seq", direction: "asc" }),
      take: COUNT_LIMIT + 1,
    }),
  ]);
  return { ids: page.map(({ id }) => id), counted };
}

/** Each record has to be looked at for what it is called, so it is done once, for the page and for the count. */
async function findSearched(scope: OrgScope, db: Db, query: RecordListQuery): Promise<FoundRecords> {
  const hits = await db.record.findMany({
    where: recordsWhere(scope, query),
    select: { id: true },
    orderBy: sortedBy(scope, query),
    take: COUNT_LIMIT + 1,
  });
  const first = (query.page - 1) * query.pageSize;
  return { ids: hits.slice(first, first + query.pageSize).map(({ id }) => id), counted: hits.length };
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
