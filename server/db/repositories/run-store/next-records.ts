import type { Db } from "@/server/db/client";

// The states stand in the query and are no parameters of it, word for word as in the index of just these records: under
// row-level security no other index helps with a state, where the login is no superuser (docs/adr/0013).

interface OfRun {
  orgId: string;
  runId: string;
}

/** Ids of the run's next records that are not written yet. */
export async function listOpenIds(
  db: Db,
  { orgId, runId }: OfRun,
  kind: string,
  limit: number,
): Promise<string[]> {
  const rows: { id: string }[] = await db.$queryRaw`
    SELECT "id" FROM "Record"
    WHERE "orgId" = ${orgId} AND "runId" = ${runId} AND "kind" = ${kind} AND "state" IN ('pending', 'in_flight')
    ORDER BY "seq" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** Ids of the run's next records whose pictures are still to be brought over. */
export async function listMediaPendingIds(db: Db, { orgId, runId }: OfRun, limit: number): Promise<string[]> {
  const rows: { id: string }[] = await db.$queryRaw`
    SELECT "id" FROM "Record" WHERE "orgId" = ${orgId} AND "runId" = ${runId} AND "mediaState" = 'pending'
    ORDER BY "seq" LIMIT ${limit}`;
  return rows.map(({ id }) => id);
}

/** How many of the run's next records nobody has begun with; of so many it looks at, at most. */
export async function countPending(
  db: Db,
  { orgId, runId }: OfRun,
  kind: string,
  limit: number,
): Promise<number> {
  const rows: { count: number }[] = await db.$queryRaw`
    SELECT count(*)::int AS "count" FROM (
      SELECT "state" FROM "Record"
      WHERE "orgId" = ${orgId} AND "runId" = ${runId} AND "kind" = ${kind} AND "state" IN ('pending', 'in_flight')
      ORDER BY "seq" LIMIT ${limit}) open WHERE "state" = 'pending'`;
  return rows[0]?.count ?? 0;
}
