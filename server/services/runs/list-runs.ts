import { listRunRows, type RunListQuery } from "@/server/db/repositories/runs";
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
