import { removeScheduleRow } from "@/server/db/repositories/schedules";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { changeSchedule, type MakeScheduleChange } from "./change-schedule";

/** Runs that it started stay. */
export async function removeSchedule(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  scheduleId: string,
): Promise<void> {
  await changeSchedule(scope, deps, scheduleId, removal(scope));
}

export function removal(scope: OrgScope): MakeScheduleChange {
  return async ({ schedule }, tx) => {
    await removeScheduleRow(scope, tx, schedule.id);
    return "schedule.removed";
  };
}
