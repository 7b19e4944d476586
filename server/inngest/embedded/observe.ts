export interface ExecutorState {
  /** How long ago an executor last renewed its lease; null when none runs. */
  heartbeatAgeSeconds: number | null;
  /** Calls to the app that wait for a worker, that are being made, and that wait for a slot. */
  waiting: number;
  inFlight: number;
  backlog: number;
}

type Query = (sql: string) => Promise<unknown[]>;

/**
 * Looks at the executor from outside, in Postgres, so that a queue is seen to grow also while no executor runs.
 * Rejects where no executor has ever been started on this database.
 */
export async function observeExecutor(query: Query): Promise<ExecutorState> {
  const [row] = (await query(
    `select (select extract(epoch from now() - max(renewed_at))::float8 from executor.workers) as age,
            (select count(*)::int from pgboss.job where name = 'executor-calls' and state < 'active') as waiting,
            (select count(*)::int from executor.calls) as in_flight,
            (select count(*)::int from executor.backlog) as backlog`,
  )) as { age: number | null; waiting: number; in_flight: number; backlog: number }[];
  return {
    heartbeatAgeSeconds: row?.age ?? null,
    waiting: row?.waiting ?? 0,
    inFlight: row?.in_flight ?? 0,
    backlog: row?.backlog ?? 0,
  };
}
