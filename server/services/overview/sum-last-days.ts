import { type DayTotals, sumByDay } from "@/server/db/repositories/overview";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { fillDays, lastDays } from "./last-days";

/** Records and failures of each of the last days, oldest first, as the organisation's zone has them. */
export async function sumLastDays(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  count: number,
  timeZone: string,
): Promise<DayTotals[]> {
  const days = lastDays(deps.clock.now(), count, timeZone);
  // A day early, since a zone's midnight may lie before that of UTC; what is too early falls out when days are filled.
  const since = new Date(Date.parse(`${days[0]}T00:00:00Z`) - 86_400_000);
  return fillDays(days, await sumByDay(scope, deps.db, timeZone, since));
}
