import { updateScheduleRow } from "@/server/db/repositories/schedules";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { changeSchedule } from "./change-schedule";
import { nextAtOf } from "./next-at";

/** What passes while a schedule is paused is not made up for. */
export async function setSchedulePaused(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  { scheduleId, paused }: { scheduleId: string; paused: boolean },
): Promise<void> {
  await changeSchedule(scope, deps, scheduleId, async ({ schedule, timeZone }, tx) => {
    if (schedule.paused === paused) return null;
    await updateScheduleRow(scope, tx, scheduleId, {
      paused,
      nextAt: paused ? null : nextAtOf(schedule, timeZone, deps.clock.now()),
      lastProblem: null,
    });
    return paused ? "schedule.paused" : "schedule.resumed";
  });
}
