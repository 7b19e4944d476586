import { countRunsByTrigger, listRunRows, type RunListQuery } from "@/server/db/repositories/runs";
import type { RunTrigger } from "@/server/domain/run";
import type { OrgScope } from "@/server/domain/scope";
import { requireScope } from "../require-scope";
import { type RunSummary, type SummaryDeps, summariesOf } from "./run-view";

/** The organisation's runs, latest first unless asked otherwise. */
export async function listRuns(
  scope: OrgScope,
  deps: SummaryDeps,
  query: RunListQuery,
): Promise<{ rows: RunSummary[]; total: number }> {
  requireScope(scope, "run:read");
  const { rows, total } = await listRunRows(scope, deps.db, query);
  return { rows: await summariesOf(deps, rows), total };
}

/** How many runs each trigger has started, of the organisation or of one import; none where there are none. */
export async function countTriggers(
  scope: OrgScope,
  deps: Pick<SummaryDeps, "db">,
  importId: string | undefined,
): Promise<Partial<Record<RunTrigger, number>>> {
  requireScope(scope, "run:read");
  return countRunsByTrigger(scope, deps.db, importId);
}
