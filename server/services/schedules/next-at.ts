import type { Schedule } from "@/server/db/generated/client";
import { nextTime, type Timetable } from "@/server/domain/schedule/next-time";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";

type Times = Pick<Schedule, "startsAt" | "endsAt" | "createdAt">;

export function timetableOf(times: Times, timeZone: string): Timetable {
  return {
    timeZone,
    anchor: times.createdAt.getTime(),
    startsAt: times.startsAt?.getTime() ?? null,
    endsAt: times.endsAt?.getTime() ?? null,
  };
}

/** When a schedule is due for the first time after a moment; null when it is no more. */
export function nextAtOf(
  schedule: Times & Pick<Schedule, "rhythm">,
  timeZone: string,
  after: number,
): Date | null {
  const next = nextTime(rhythmSchema.parse(schedule.rhythm), timetableOf(schedule, timeZone), after);
  return next === null ? null : new Date(next);
}
