import { countRunsByTrigger, listRunRows, type RunListQuery } from "@/server/db/repositories/runs";
import type { RunTrigger } from "@/server/domain/run";
import { narrowedTo, type OrgScope } from "@/server/domain/scope";
import { requireScope } from "../require-scope";
import { type RunSummary, type SummaryDeps, summariesOf } from "./run-view";

/** The organisation's runs, or those of one client, latest first unless asked otherwise. */
export async function listRuns(
  scope: OrgScope,
  deps: SummaryDeps,
  { clientId, ...query }: RunListQuery & { clientId?: string | undefined },
): Promise<{ rows: RunSummary[]; total: number }> {
  requireScope(scope, "run:read");
  const { rows, total } = await listRunRows(narrowedTo(scope, clientId), deps.db, query);
  return { rows: await summariesOf(deps, rows), total };
}

/** How many runs each trigger has started, of the organisation, a client or an import; none where there are none. */
export async function countTriggers(
  scope: OrgScope,
  deps: Pick<SummaryDeps, "db">,
  { importId, clientId }: { importId?: string | undefined; clientId?: string | undefined },
): Promise<Partial<Record<RunTrigger, number>>> {
  requireScope(scope, "run:read");
  return countRunsByTrigger(narrowedTo(scope, clientId), deps.db, importId);
}
