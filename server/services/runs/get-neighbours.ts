import type { RecordFilter, RecordOrder } from "@/server/db/repositories/records";
import { findNeighbours, findPlace } from "@/server/db/repositories/records-walk";
import type { OrgScope } from "@/server/domain/scope";
import type { ServiceDeps } from "../deps";
import { notFound } from "../errors";
import { requireScope } from "../require-scope";

/** The records before and after one, in the run's list as a person has filtered and sorted it. */
export async function getNeighbours(
  scope: OrgScope,
  deps: Pick<ServiceDeps, "db">,
  recordId: string,
  list: Omit<RecordFilter, "runId"> & RecordOrder,
): Promise<{ previous: string | null; next: string | null }> {
  requireScope(scope, "run:read");
  const place = await findPlace(scope, deps.db, recordId);
  if (!place) throw notFound("record");
  return findNeighbours(scope, deps.db, place, { ...list, runId: place.runId }, list);
}
