import type { Db } from "@/server/db/client";
import type { OrgScope } from "@/server/domain/scope";

export interface HistoryDay {
  /** "2026-03-14", in the organisation's zone. */
  day: string;
  runs: number;
  /** Created, updated or taken away. */
  written: number;
  unchanged: number;
  failed: number;
}

/** What an import's runs did on each day that had one; dry runs are none. Added up from the runs' own counters. */
export function sumImportByDay(
  scope: OrgScope,
  db: Db,
  importId: string,
  timeZone: string,
  since: Date,
): Promise<HistoryDay[]> {
  return db.$queryRaw<HistoryDay[]>`
    SELECT to_char("createdAt" AT TIME ZONE ${timeZone}, 'YYYY-MM-DD') AS "day", count(*)::int AS "runs",
      sum("createdCount" + "updatedCount" + "removedCount")::float8 AS "written",
      sum("unchangedCount")::float8 AS "unchanged", sum("failedCount")::float8 AS "failed"
    FROM "Run"
    WHERE "orgId" = ${scope.orgId} AND "importId" = ${importId} AND "createdAt" >= ${since} AND "kind" <> 'dry_run'
    GROUP BY 1 ORDER BY 1`;
}
