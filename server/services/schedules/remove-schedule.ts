import { removeScheduleRow } from "@/server/db/repositories/schedules";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { changeSchedule } from "./change-schedule";

/** Runs that it started stay. */
export async function removeSchedule(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  scheduleId: string,
): Promise<void> {
  await changeSchedule(scope, deps, scheduleId, async (_found, tx) => {
    await removeScheduleRow(scope, tx, scheduleId);
    return "schedule.removed";
  });
}
