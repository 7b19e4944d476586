import type { Db } from "@/server/db/client";
import type { JsonValue } from "@/server/domain/json";
import type { OrgScope } from "@/server/domain/scope";
import { sqlInReach, storesInReach } from "./reach";

interface Pair {
  sourceConnId: string;
  targetConnId: string;
}

export interface LinkRow {
  id: string;
  sourceId: string;
  targetId: string;
}

/** The next of all that runs between two stores have linked and the target still has, in a lasting order. */
export function listLinkRowsAfter(
  scope: OrgScope,
  db: Db,
  pair: Pair,
  kind: "product" | "category" | "brand",
  after: string | null,
  limit: number,
): Promise<LinkRow[]> {
  return db.link.findMany({
    where: {
      ...storesInReach(scope),
      ...pair,
      kind,
      missing: false,
      ...(after === null ? {} : { id: { gt: after } }),
    },
    select: { id: true, sourceId: true, targetId: true },
    orderBy: { id: "asc" },
    take: limit,
  });
}

/** What the latest run that read each of these kept of it; by source id. */
export async function findLatestReads(
  scope: OrgScope,
  db: Db,
  pair: Pair,
  kind: "product" | "category" | "brand",
  sourceIds: string[],
): Promise<Map<string, JsonValue>> {
  if (sourceIds.length === 0) return new Map();
  const rows = await db.$queryRaw<{ sourceId: string; read: JsonValue }[]>`
    SELECT DISTINCT ON (r."sourceId") r."sourceId", r."read"
    FROM "Record" r JOIN "Run" n ON n."id" = r."runId" AND n."orgId" = r."orgId"
    WHERE ${sqlInReach(scope, "n")} AND r."orgId" = ${scope.orgId} AND r."kind" = ${kind} AND r."sourceId" = ANY(${sourceIds})
      AND n."sourceId" = ${pair.sourceConnId} AND n."targetId" = ${pair.targetConnId}
    ORDER BY r."sourceId", r."runId" DESC`;
  return new Map(rows.map((row) => [row.sourceId, row.read]));
}
