import { writeAudit } from "@/server/db/repositories/audit";
import { findRetention } from "@/server/db/repositories/organisations";
import {
  deleteLogLines,
  deleteNotices,
  deleteRecords,
  deleteRuns,
  listKeptRunIds,
  listRunsToEmpty,
  listRunsToRemove,
  markEmptied,
  type Stored,
} from "@/server/db/repositories/retention";
import type { WholeOrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { cutoffsOf } from "./retention-times";

/** Small enough that no transaction holds rows for long. */
const ROWS_AT_ONCE = 1_000;
const RUNS_AT_ONCE = 100;
const NOTICE_DAYS = 180;
const DAY_MS = 86_400_000;

type Deps = Pick<ServiceDeps, "db" | "clock">;
/** What went with each small transaction. */
type Removals = AsyncGenerator<Partial<Stored>>;

/**
 * Removes what one organisation no longer wants kept: records of ended runs, then runs with their logs. Stops at
 * `until` (by the clock) and says so; called again, it goes on where it was.
 */
export async function applyRetention(
  scope: WholeOrgScope,
  deps: Deps,
  until: number,
): Promise<Stored & { done: boolean }> {
  requireScope(scope, "organisation:manage");
  const gone = { runs: 0, records: 0 };
  let done = true;
  for await (const { runs = 0, records = 0 } of removals(scope, deps)) {
    gone.runs += runs;
    gone.records += records;
    if (deps.clock.now() < until) continue;
    done = false;
    break;
  }
  if (gone.runs > 0 || gone.records > 0) {
    await writeAudit(scope, deps.db, {
      action: "organisation.retention_applied",
      subject: "organisation",
      subjectId: scope.orgId,
      details: gone,
    });
  }
  return { ...gone, done };
}

async function* removals(scope: WholeOrgScope, deps: Deps): Removals {
  const now = deps.clock.now();
  const cutoffs = cutoffsOf(await findRetention(scope, deps.db), now);
  await deleteNotices(scope, deps.db, new Date(now - NOTICE_DAYS * DAY_MS));
  const kept = await listKeptRunIds(scope, deps.db);
  yield* emptyRuns(scope, deps, cutoffs.records, kept);
  yield* removeRuns(scope, deps, cutoffs.runs, kept);
}

async function* emptyRuns(scope: WholeOrgScope, deps: Deps, endedBefore: Date, kept: string[]): Removals {
  for (let from: Date | null = null; ; ) {
    const page = await listRunsToEmpty(scope, deps.db, endedBefore, kept, from, RUNS_AT_ONCE);
    if (page.ids.length === 0) return;
    for (const id of page.ids) yield* removeRecords(scope, deps, id);
    await markEmptied(scope, deps.db, page.ids, new Date(deps.clock.now()));
    from = page.reached;
  }
}

async function* removeRecords(scope: WholeOrgScope, deps: Deps, runId: string): Removals {
  for (let seq = 0; ; ) {
    const batch = await deleteRecords(scope, deps.db, runId, seq, ROWS_AT_ONCE);
    if (!batch) return;
    yield { records: batch.removed };
    seq = batch.nextSeq;
  }
}

async function* removeRuns(scope: WholeOrgScope, deps: Deps, endedBefore: Date, kept: string[]): Removals {
  for (;;) {
    const ids = await listRunsToRemove(scope, deps.db, endedBefore, kept, RUNS_AT_ONCE);
    if (ids.length === 0) return;
    for (const id of ids) {
      yield* removeRecords(scope, deps, id);
      while ((await deleteLogLines(scope, deps.db, id, ROWS_AT_ONCE)) === ROWS_AT_ONCE) yield {};
    }
    const runs = await deleteRuns(scope, deps.db, ids);
    // Nothing went although something was found: another server is at it.
    if (runs === 0) return;
    yield { runs };
  }
}
