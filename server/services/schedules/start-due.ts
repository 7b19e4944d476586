import { claimTime, type DueSchedule, listDueSchedules } from "@/server/db/repositories/schedules";
import { SCHEDULE_REACHES } from "@/server/domain/schedule/schedule";
import { makeOrgScope } from "@/server/domain/scope";
import { asOrganisation, asSystem } from "@/server/infra/tenant";
import type { ServiceDeps } from "@/server/services/deps";
import { type Outcome, startSchedule } from "./start-schedule";

const AT_ONCE = 1_000;
const FAULT =
  "It could not be started, because something went wrong on our side. It is tried again every minute.";

export type StartedDue = Record<Outcome | "faults", number>;

/** Deals with every schedule whose time has come. Several servers may do so at once: each time is one server's. */
export async function startDue(deps: ServiceDeps): Promise<StartedDue> {
  const counts: StartedDue = { started: 0, resumed: 0, waiting: 0, passed: 0, elsewhere: 0, faults: 0 };
  const due = await asSystem(() => listDueSchedules(deps.db, new Date(deps.clock.now()), AT_ONCE));
  for (const schedule of mostFirst(due)) {
    const scope = makeOrgScope({
      orgId: schedule.orgId,
      actor: { kind: "system", part: "schedules" },
      role: "operator",
    });
    try {
      counts[await asOrganisation(scope, () => startSchedule(scope, deps, schedule))] += 1;
    } catch (error) {
      counts.faults += 1;
      deps.logger.error({ err: error, scheduleId: schedule.id }, "a schedule could not be started");
      await asOrganisation(scope, () => claimTime(scope, deps.db, schedule, { lastProblem: FAULT })).catch(
        () => undefined,
      );
    }
  }
  return counts;
}

/** Of an import's schedules that are due together the one that does the most, which makes the others unneeded. */
function mostFirst(due: DueSchedule[]): DueSchedule[] {
  const rank = ({ reach }: DueSchedule) => SCHEDULE_REACHES.indexOf(reach);
  return [...due].sort((a, b) => rank(b) - rank(a));
}
