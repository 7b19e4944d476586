import type { Db } from "@/server/db/client";
import type { OrgScope } from "@/server/domain/scope";
import { sqlInReach } from "./reach";

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
    SELECT to_char(r."date", 'YYYY-MM-DD') AS "day", count(*)::int AS "runs", sum(r."written")::float8 AS "written",
      sum(r."unchangedCount")::float8 AS "unchanged", sum(r."failedCount")::float8 AS "failed"
    FROM (
      SELECT ("createdAt" AT TIME ZONE ${timeZone})::date AS "date", "unchangedCount", "failedCount",
        "createdCount" + "updatedCount" + "removedCount" AS "written"
      FROM "Run" run
      WHERE ${sqlInReach(scope, "run")} AND "importId" = ${importId} AND "createdAt" >= ${since} AND "kind" <> 'dry_run'
    ) r GROUP BY r."date" ORDER BY r."date"`;
}
