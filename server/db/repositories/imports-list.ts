import type { Db } from "@/server/db/client";
import { Prisma } from "@/server/db/generated/client";
import type { ImportListState } from "@/server/domain/import-list";
import type { OrgScope } from "@/server/domain/scope";
import { containing } from "./containing";
import { inReach, sqlInReach } from "./reach";
import { TELLING_RUN } from "./telling-run";

export interface ImportListQuery {
  page: number;
  pageSize: number;
  sort: "name" | "lastRun" | "createdAt";
  direction: "asc" | "desc";
  search: string;
  state: ImportListState[];
}

/** Where an import stands: what its latest writing run came to, else how far its definition is. */
const STATE = Prisma.sql`CASE
  WHEN last."status" IN ('queued', 'running') THEN 'running'
  WHEN last."status" IS NOT NULL THEN last."status"::text
  WHEN i."status" = 'draft' THEN 'draft'
  ELSE 'not_run' END`;

const FROM = Prisma.sql`FROM "Import" i
  LEFT JOIN "Connection" s ON s."id" = i."sourceId" AND s."orgId" = i."orgId"
  LEFT JOIN "Connection" t ON t."id" = i."targetId" AND t."orgId" = i."orgId"
  LEFT JOIN LATERAL (
    SELECT r."status", r."createdAt" FROM "Run" r
    WHERE r."importId" = i."id" AND r."orgId" = i."orgId" AND r."kind" <> 'dry_run' AND ${TELLING_RUN}
    ORDER BY r."createdAt" DESC LIMIT 1
  ) last ON true`;

const ORDER = {
  name: Prisma.sql`lower(i."name")`,
  lastRun: Prisma.sql`last."createdAt"`,
  createdAt: Prisma.sql`i."createdAt"`,
} as const;

/** One page of ids in their order; the rows themselves are read by id. */
export async function listImportIds(
  scope: OrgScope,
  db: Db,
  query: ImportListQuery,
): Promise<{ rows: { id: string; state: ImportListState }[]; total: number }> {
  const conditions = [sqlInReach(scope, "i")];
  if (query.search !== "") {
    const like = containing(query.search);
    conditions.push(Prisma.sql`(i."name" ILIKE ${like} OR s."name" ILIKE ${like} OR t."name" ILIKE ${like})`);
  }
  if (query.state.length > 0) conditions.push(Prisma.sql`${STATE} IN (${Prisma.join(query.state)})`);
  const where = Prisma.join(conditions, " AND ");
  const direction = query.direction === "asc" ? Prisma.sql`ASC` : Prisma.sql`DESC`;
  const [rows, counted] = await Promise.all([
    db.$queryRaw<
      { id: string; state: ImportListState }[]
    >`SELECT i."id", ${STATE} AS "state" ${FROM} WHERE ${where}
      ORDER BY ${ORDER[query.sort]} ${direction} NULLS LAST, i."id"
      LIMIT ${query.pageSize} OFFSET ${(query.page - 1) * query.pageSize}`,
    db.$queryRaw<{ total: bigint }[]>`SELECT count(*) AS "total" ${FROM} WHERE ${where}`,
  ]);
  return { rows, total: Number(counted[0]?.total ?? 0) };
}

const withNames = {
  client: { select: { name: true } },
  source: { select: { name: true, platform: true } },
  target: { select: { name: true, platform: true } },
} satisfies Prisma.ImportInclude;

export type ImportListRow = Prisma.ImportGetPayload<{ include: typeof withNames }>;

export function listImportRows(scope: OrgScope, db: Db, ids: string[]): Promise<ImportListRow[]> {
  return db.import.findMany({ where: { ...inReach(scope), id: { in: ids } }, include: withNames });
}
