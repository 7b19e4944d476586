import canonicalize from "canonicalize";
import type { Schedule } from "@/server/db/generated/client";
import { updateScheduleRow } from "@/server/db/repositories/schedules";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { changeSchedule, type MakeScheduleChange } from "./change-schedule";
import { nextAtOf } from "./next-at";
import { refuseUnfit } from "./refuse-unfit";
import { type ScheduleSettings, settingsOf } from "./schedule.schema";

export async function updateSchedule(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  input: ScheduleSettings & { scheduleId: string },
): Promise<void> {
  await changeSchedule(scope, deps, input.scheduleId, settingsChange(scope, deps, settingsOf(input)));
}

export function settingsChange(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "clock">,
  settings: ScheduleSettings,
): MakeScheduleChange {
  return async ({ schedule, definition, timeZone }, tx) => {
    const moved = timesOf(schedule) !== timesOf(settings);
    const first = nextAtOf({ ...schedule, ...settings }, timeZone, deps.clock.now());
    refuseUnfit(definition.entity, settings, first);
    await updateScheduleRow(scope, tx, schedule.id, {
      ...settings,
      // A time that has come already, and waits for a run to end, is not given up for another choice.
      ...(moved && !schedule.paused ? { nextAt: first, lastProblem: null } : {}),
    });
    return "schedule.changed";
  };
}

function timesOf({ rhythm, startsAt, endsAt }: Pick<Schedule, "rhythm" | "startsAt" | "endsAt">): string {
  return (
    canonicalize({ rhythm, startsAt: startsAt?.getTime() ?? null, endsAt: endsAt?.getTime() ?? null }) ?? ""
  );
}
