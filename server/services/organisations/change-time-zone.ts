import { writeAudit } from "@/server/db/repositories/audit";
import { findTimeZone, setTimeZone } from "@/server/db/repositories/organisations";
import { claimTime, listTimedSchedules } from "@/server/db/repositories/schedules";
import { changesBetween } from "@/server/domain/audit-changes";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { nextAtOf } from "@/server/services/schedules/next-at";

/** Schedules keep the hour that their words name, on the clocks of the new zone. */
export async function changeTimeZone(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  timeZone: string,
): Promise<void> {
  requireScope(scope, "organisation:manage");
  await deps.db.$transaction(async (tx) => {
    const before = await findTimeZone(scope, tx);
    if (before === timeZone) return;
    await setTimeZone(scope, tx, timeZone);
    const now = deps.clock.now();
    for (const { nextAt, ...schedule } of await listTimedSchedules(scope, tx)) {
      // What is due already is the sweep's.
      if (nextAt === null || nextAt.getTime() <= now) continue;
      await claimTime(scope, tx, { id: schedule.id, nextAt }, { nextAt: nextAtOf(schedule, timeZone, now) });
    }
    await writeAudit(scope, tx, {
      action: "organisation.time_zone_changed",
      subject: "organisation",
      subjectId: scope.orgId,
      changes: changesBetween({ timeZone: before }, { timeZone }),
    });
  });
}
