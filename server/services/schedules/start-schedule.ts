import { findImportRow } from "@/server/db/repositories/imports";
import { findActiveRun } from "@/server/db/repositories/imports-runs";
import { inReach } from "@/server/db/repositories/reach";
import { claimTime, type DueSchedule } from "@/server/db/repositories/schedules";
import type { RunKind, RunReach, RunTrigger } from "@/server/domain/run";
import { nextTime } from "@/server/domain/schedule/next-time";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";
import type { ScheduleReach } from "@/server/domain/schedule/schedule";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { ServiceError } from "@/server/services/errors";
import { noteStartRefused } from "@/server/services/notices/note-health";
import { resumeRun } from "@/server/services/runs/control-run";
import {
  type Alongside,
  isShort,
  RunUnderWay,
  type StartRun,
  startRun,
} from "@/server/services/runs/start-run";
import { findInterrupted } from "./find-interrupted";
import { nextAtOf, timetableOf } from "./next-at";

/** `elsewhere`: another server has dealt with this time. */
export type Outcome = "started" | "resumed" | "waiting" | "passed" | "elsewhere";

/** A sweep may be late; a time that passed longer ago was missed, because nothing ran then. */
const LATE_MS = 3 * 60_000;

const WAITS = "A run of this import is still going. This one starts when it has ended.";
const SKIPPED = "A run of this import was still going, so this time was passed over.";
const MISSED =
  "PrimeLink was not running at that time. Catching up is switched off, so it waits for the next time.";

/** The time was taken by another server between the look and the claim. */
class TakenElsewhere extends Error {}

/** Deals with one schedule that is due: starts its run, goes on with one that stopped, waits, or passes the time over. */
export async function startSchedule(scope: OrgScope, deps: ServiceDeps, due: DueSchedule): Promise<Outcome> {
  const now = deps.clock.now();
  const nextAt = nextAtOf(due, due.timeZone, now);
  const claim = (db: Parameters<typeof claimTime>[1], lastProblem: string | null) =>
    claimTime(scope, db, due, { nextAt, lastAt: due.nextAt, lastProblem });
  const passOver = async (why: string): Promise<Outcome> =>
    (await claim(deps.db, why)) ? "passed" : "elsewhere";

  const { trigger, leftOut } = lateness(due, now);
  if (leftOut) return passOver(MISSED);
  const busy = async (): Promise<Outcome> => {
    const active = await findActiveRun(scope, deps.db, due.importId);
    if (due.whenBusy === "skip" && active && covers(active, due.reach)) return passOver(SKIPPED);
    if (due.lastAt?.getTime() === due.nextAt.getTime()) return "waiting";
    const marked = await claimTime(scope, deps.db, due, { lastAt: due.nextAt, lastProblem: WAITS });
    return marked ? "waiting" : "elsewhere";
  };
  const alongside: Alongside = async (tx) => {
    if (!(await claim(tx, null))) throw new TakenElsewhere();
  };
  try {
    const active = await findActiveRun(scope, deps.db, due.importId);
    // Runs of what webhooks named may follow each other all day: they are let end, and not waited for again and again.
    if (active && !isShort(active)) return await busy();
    return await startOrResume(scope, deps, due, trigger, alongside);
  } catch (error) {
    if (error instanceof TakenElsewhere) return "elsewhere";
    if (error instanceof RunUnderWay) return busy();
    if (error instanceof ServiceError) {
      const { orgId, importId } = due;
      await noteStartRefused(deps, { orgId, importId, problem: error.message });
      return passOver(error.message);
    }
    throw error;
  }
}

/** Of all times that were missed one run makes up for, unless that is not wanted; a time that is due now stays due. */
function lateness(due: DueSchedule, now: number): { trigger: RunTrigger; leftOut: boolean } {
  const waited = due.lastAt?.getTime() === due.nextAt.getTime();
  const missed = !waited && due.nextAt.getTime() < now - LATE_MS;
  if (!missed) return { trigger: "schedule", leftOut: false };
  if (due.catchUp) return { trigger: "catch_up", leftOut: false };
  const latest = nextTime(rhythmSchema.parse(due.rhythm), timetableOf(due, due.timeZone), now - LATE_MS - 1);
  return { trigger: "schedule", leftOut: latest === null || latest > now };
}

const EXTENT = { none: 0, stock_and_prices: 1, changes: 2, everything: 3 } as const;

/** Whether a run under way does what is due, or more. One that does less is waited for. */
function covers(active: { kind: RunKind; reach: RunReach }, reach: ScheduleReach): boolean {
  return EXTENT[extentOf(active)] >= EXTENT[reach];
}

function extentOf({ kind, reach }: { kind: RunKind; reach: RunReach }): keyof typeof EXTENT {
  if (kind === "full") return "everything";
  if (kind !== "incremental" || reach === "chosen") return "none";
  if (reach === "stock_and_prices") return reach;
  return reach === "comparison" ? "everything" : "changes";
}

const RUN_OF: Record<ScheduleReach, Pick<StartRun, "kind" | "reach">> = {
  everything: { kind: "full" },
  changes: { kind: "incremental" },
  stock_and_prices: { kind: "incremental", reach: "stock_and_prices" },
};

async function startOrResume(
  scope: OrgScope,
  deps: ServiceDeps,
  due: DueSchedule,
  trigger: RunTrigger,
  alongside: Alongside,
): Promise<Outcome> {
  const definition = await findImportRow(scope, deps.db, due.importId);
  const interrupted =
    definition?.status === "ready" ? await findInterrupted(scope, deps, definition, due.reach) : null;
  if (!interrupted) {
    await startRun(
      scope,
      deps,
      { importId: due.importId, ...RUN_OF[due.reach], trigger, scheduleId: due.id },
      alongside,
    );
    return "started";
  }
  await resumeRun(scope, deps, interrupted.id, async (tx, runId) => {
    await alongside(tx, runId);
    await tx.run.updateMany({
      where: { id: runId, ...inReach(scope) },
      data: { scheduleId: due.id, scheduleResumes: { increment: 1 } },
    });
    await tx.runLogEntry.create({
      data: {
        orgId: scope.orgId,
        runId,
        at: new Date(deps.clock.now()),
        message: "The schedule takes it up again where it stopped.",
      },
    });
  });
  return "resumed";
}
