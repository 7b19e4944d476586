import type { Run, Schedule } from "@/server/db/generated/client";
import { findImportRow } from "@/server/db/repositories/imports";
import { findTimeZone } from "@/server/db/repositories/organisations";
import { findLastRuns, listScheduleRows } from "@/server/db/repositories/schedules";
import type { RunStatus, RunTrigger } from "@/server/domain/run";
import { describeRhythm } from "@/server/domain/schedule/describe-rhythm";
import { nextTimes } from "@/server/domain/schedule/next-time";
import { type Rhythm, rhythmSchema } from "@/server/domain/schedule/rhythm";
import type { ScheduleReach, ScheduleState, WhenBusy } from "@/server/domain/schedule/schedule";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { notFound } from "@/server/services/errors";
import { requireScope } from "@/server/services/require-scope";
import { timetableOf } from "./next-at";

export interface ScheduleView {
  id: string;
  state: ScheduleState;
  reach: ScheduleReach;
  rhythm: Rhythm;
  /** "Every day at 02:30, Berlin time" */
  words: string;
  /** The next times, at most five; none while it is paused and after its end. */
  next: Date[];
  startsAt: Date | null;
  endsAt: Date | null;
  whenBusy: WhenBusy;
  catchUp: boolean;
  lastRun: { id: string; status: RunStatus; trigger: RunTrigger; createdAt: Date; failed: number } | null;
  /** Why no run started at the last time, and when that was. */
  problem: { sentence: string; at: Date | null } | null;
}

const SHOWN = 5;

/** The schedules of an import, in the order in which they were made. */
export async function listSchedules(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  importId: string,
): Promise<ScheduleView[]> {
  requireScope(scope, "import:read");
  if (!(await findImportRow(scope, deps.db, importId))) throw notFound("import");
  const [timeZone, rows] = await Promise.all([
    findTimeZone(scope, deps.db),
    listScheduleRows(scope, deps.db, importId),
  ]);
  const ids = rows.map((row) => row.id);
  const runs = await findLastRuns(scope, deps.db, ids);
  const now = deps.clock.now();
  return rows.map((row) => viewOf(row, runs.get(row.id), timeZone, now));
}

function viewOf(row: Schedule, run: Run | undefined, timeZone: string, now: number): ScheduleView {
  const rhythm = rhythmSchema.parse(row.rhythm);
  const state = stateOf(row, now);
  const goesOn = state === "active" || state === "waiting";
  const times = goesOn ? nextTimes(rhythm, timetableOf(row, timeZone), now, SHOWN) : [];
  return {
    id: row.id,
    state,
    reach: row.reach,
    rhythm,
    words: describeRhythm(rhythm, timeZone),
    next: times.map((at) => new Date(at)),
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    whenBusy: row.whenBusy,
    catchUp: row.catchUp,
    lastRun: run
      ? {
          id: run.id,
          status: run.status,
          trigger: run.trigger,
          createdAt: run.createdAt,
          failed: run.failedCount,
        }
      : null,
    problem: row.lastProblem === null ? null : { sentence: row.lastProblem, at: row.lastAt },
  };
}

function stateOf({ paused, nextAt, lastAt }: Schedule, now: number): ScheduleState {
  if (paused) return "paused";
  if (nextAt === null) return "ended";
  return nextAt.getTime() <= now && lastAt?.getTime() === nextAt.getTime() ? "waiting" : "active";
}
