import type { DayTotals } from "@/server/db/repositories/overview";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "@/server/services/deps";
import { requireScope } from "@/server/services/require-scope";
import { sumLastDays } from "../overview/sum-last-days";

const DAYS = 30;

export interface BoardSummary {
  /** What was brought over on each of the last days, of all clients together. */
  days: DayTotals[];
}

/** What the clients' runs have come to. Reads the runs' counters, never their records. */
export async function getBoardSummary(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  timeZone: string,
): Promise<BoardSummary> {
  for (const needed of ["client:read", "run:read"] as const) requireScope(scope, needed);
  return { days: await sumLastDays(scope, deps, DAYS, timeZone) };
}
