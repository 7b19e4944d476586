import { listRunRows, type RunListQuery } from "@/server/db/repositories/runs";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { requireScope } from "../require-scope";
import { type RunSummary, summaryOf } from "./run-view";

/** The organisation's runs, latest first unless asked otherwise. */
export async function listRuns(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  query: RunListQuery,
): Promise<{ rows: RunSummary[]; total: number }> {
  requireScope(scope, "run:read");
  const { rows, total } = await listRunRows(scope, deps.db, query);
  return { rows: rows.map(summaryOf), total };
}
