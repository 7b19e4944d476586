import type { Run } from "@/server/db/generated/client";
import type { ImportRow } from "@/server/db/repositories/imports";
import { findLastPass, hasWrittenSince } from "@/server/db/repositories/imports-runs";
import type { ScheduleReach } from "@/server/domain/schedule/schedule";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { currentMapping } from "@/server/services/imports/current-mapping";
import { staleParts } from "@/server/services/imports/stale-parts";

/** After so many attempts to go on with it, a run is left and a new one begins. */
const MOST_RESUMES = 2;
/** What was read longer ago than this is better read again. */
const STILL_FRESH_MS = 3 * 24 * 60 * 60_000;

/** The run that stopped in the middle and does what is due once it goes on from there; null when a new one is to begin. */
export async function findInterrupted(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "platforms" | "clock">,
  row: ImportRow,
  reach: ScheduleReach,
): Promise<Run | null> {
  const of = reach === "stock_and_prices" ? reach : "records";
  const last = await findLastPass(scope, deps.db, row.id, of);
  if (last?.status !== "failed" || last.scheduleResumes >= MOST_RESUMES) return null;
  if (reach === "everything" && last.kind !== "full") return null;
  const stopped = (last.endedAt ?? last.createdAt).getTime();
  if (deps.clock.now() - stopped > STILL_FRESH_MS) return null;
  // What it has read and not written yet may be older than what another run has brought since.
  if (await hasWrittenSince(scope, deps.db, row.id, last)) return null;
  const { rules } = await currentMapping(scope, deps, deps.db, row);
  const stale = staleParts(withoutWatermark(last, row), { ...row, rules }, "what_would_happen");
  return stale.length === 0 ? last : null;
}

/** A run of changes has its watermark among its filters, where the definition has the person's own limit or none. */
function withoutWatermark(run: Run, row: ImportRow): Run {
  if (run.kind !== "incremental") return run;
  const limitOf = (filters: unknown) =>
    typeof filters === "object" && filters !== null && "modifiedSince" in filters
      ? filters.modifiedSince
      : null;
  const filters = { ...(run.filters as object), modifiedSince: limitOf(row.filters) };
  return { ...run, filters: filters as Run["filters"] };
}
