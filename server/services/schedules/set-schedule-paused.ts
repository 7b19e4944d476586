import { updateScheduleRow } from "@/server/db/repositories/schedules";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { changeSchedule, type MakeScheduleChange } from "./change-schedule";
import { nextAtOf } from "./next-at";

/** What passes while a schedule is paused is not made up for. */
export async function setSchedulePaused(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  { scheduleId, paused }: { scheduleId: string; paused: boolean },
): Promise<void> {
  await changeSchedule(scope, deps, scheduleId, pausedChange(scope, deps, paused));
}

export function pausedChange(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  paused: boolean,
): MakeScheduleChange {
  return async ({ schedule, timeZone }, tx) => {
    if (schedule.paused === paused) return null;
    await updateScheduleRow(scope, tx, schedule.id, {
      paused,
      nextAt: paused ? null : nextAtOf(schedule, timeZone, deps.clock.now()),
      lastProblem: null,
    });
    return paused ? "schedule.paused" : "schedule.resumed";
  };
}
