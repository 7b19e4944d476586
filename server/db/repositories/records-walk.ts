import type { Db } from "@/server/db/client";
import type { Prisma } from "@/server/db/generated/client";
import type { OrgScope } from "@/server/domain/scope";
import { runInReach } from "./reach";
import { ORDER_COLUMN, type RecordFilter, type RecordOrder, recordOrder, recordsWhere } from "./records";

interface Place {
  id: string;
  seq: number;
  searchText: string | null;
  sku: string | null;
}

/** Where a record stands in the lists of its run. */
export function findPlace(
  scope: OrgScope,
  db: Db,
  recordId: string,
): Promise<(Place & { runId: string }) | null> {
  return db.record.findFirst({
    where: { id: recordId, ...runInReach(scope) },
    select: { id: true, seq: true, searchText: true, sku: true, runId: true },
  });
}

/** What comes after `place` by the sorted column alone. Postgres puts null last when ascending, first when descending. */
function beyond(place: Place, sort: RecordOrder["sort"], ascending: boolean): Prisma.RecordWhereInput[] {
  if (sort === "seq") return [{ seq: ascending ? { gt: place.seq } : { lt: place.seq } }];
  if (sort === "title") {
    const text = place.searchText ?? "";
    return [{ searchText: ascending ? { gt: text } : { lt: text } }];
  }
  if (place.sku === null) return ascending ? [] : [{ sku: { not: null } }];
  return ascending ? [{ sku: { gt: place.sku } }, { sku: null }] : [{ sku: { lt: place.sku } }];
}

/** The records before and after one of them, in a list as it is filtered and sorted. */
export async function findNeighbours(
  scope: OrgScope,
  db: Db,
  place: Place,
  filter: RecordFilter,
  asked: RecordOrder,
): Promise<{ previous: string | null; next: string | null }> {
  const order = recordOrder(scope, asked);
  const ascending = order.direction === "asc";
  const column = ORDER_COLUMN[order.sort];
  const step = async (forward: boolean) => {
    const upwards = forward ? ascending : !ascending;
    const found = await db.record.findFirst({
      where: {
        AND: [
          recordsWhere(scope, filter),
          {
            OR: [
              ...beyond(place, order.sort, upwards),
              { [column]: place[column], id: forward ? { gt: place.id } : { lt: place.id } },
            ],
          },
        ],
      },
      orderBy: [{ [column]: upwards ? "asc" : "desc" }, { id: forward ? "asc" : "desc" }],
      select: { id: true },
    });
    return found?.id ?? null;
  };
  const [previous, next] = await Promise.all([step(false), step(true)]);
  return { previous, next };
}

const exportColumns = {
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
  issues: {
    select: { code: true, severity: true, field: true, details: true, technical: true },
    orderBy: { id: "asc" },
  },
} satisfies Prisma.RecordSelect;

export type ExportedRecordRow = Prisma.RecordGetPayload<{ select: typeof exportColumns }>;

/** The next records of a list that is walked to its end, in the order in which they were read. */
export function listRecordRowsAfter(
  scope: OrgScope,
  db: Db,
  filter: RecordFilter,
  after: { id: string; seq: number } | null,
  limit: number,
): Promise<ExportedRecordRow[]> {
  return db.record.findMany({
    where: {
      AND: [
        recordsWhere(scope, filter),
        after ? { OR: [{ seq: { gt: after.seq } }, { seq: after.seq, id: { gt: after.id } }] } : {},
      ],
    },
    select: exportColumns,
    orderBy: [{ seq: "asc" }, { id: "asc" }],
    take: limit,
  });
}
