import { findRetention, type RetentionDays } from "@/server/db/repositories/organisations";
import { countDue, countStored, listKeptRunIds, type Stored } from "@/server/db/repositories/retention";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { cutoffsOf, nextRetention } from "./retention-times";

/** How long the organisation keeps what, how much there is now, and when the job works next. */
export async function getRetention(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
): Promise<RetentionDays & { stored: Stored; nextAt: Date }> {
  requireScope(scope, "organisation:read");
  const [days, stored] = await Promise.all([findRetention(scope, deps.db), countStored(scope, deps.db)]);
  return { ...days, stored, nextAt: nextRetention(deps.clock.now()) };
}

/** What would go at the next job if these were the days. */
export async function previewRetention(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db" | "clock">,
  days: RetentionDays,
): Promise<Stored> {
  requireScope(scope, "organisation:read");
  const cutoffs = cutoffsOf(days, nextRetention(deps.clock.now()).getTime());
  return countDue(scope, deps.db, cutoffs, await listKeptRunIds(scope, deps.db));
}
