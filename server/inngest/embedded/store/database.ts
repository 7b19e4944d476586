import { Pool, type PoolClient, type QueryResultRow } from "pg";
import type { ExecutorLogger } from "../settings";

/** A transaction in hand: what is written through it comes true together or not at all. */
export interface Tx {
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  /** What to do last: locks that many transactions share are taken here, so that they are held briefly. */
  beforeCommit(action: () => Promise<void>): void;
  /** What to do once the transaction holds, such as waking the loop for a job it queued. */
  afterCommit(action: () => void): void;
}

export interface Database {
  pool: Pool;
  query<Row extends QueryResultRow>(sql: string, values?: unknown[]): Promise<Row[]>;
  transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result>;
}

/** Postgres asks for these to be done again: serialisation failure and deadlock. */
const repeatable = new Set(["40001", "40P01"]);
const maxRepeats = 5;

function isRepeatable(error: unknown): boolean {
  return error instanceof Error && "code" in error && repeatable.has(String(error.code));
}

/** SQLSTATE classes that say that Postgres is away or busy, not that it was asked something impossible. */
const transientClasses = new Set(["08", "40", "53", "57"]);

/** Whether the same may well succeed a moment later. */
export function isTransient(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const code = "code" in error ? String(error.code) : "";
  if (/^[0-9A-Z]{5}$/.test(code)) return transientClasses.has(code.slice(0, 2));
  return /^E[A-Z]+$/.test(code) || /connection (terminated|timeout)|timeout exceeded/i.test(error.message);
}

async function once<Result>(client: PoolClient, work: (tx: Tx) => Promise<Result>) {
  const actions: (() => void)[] = [];
  const last: (() => Promise<void>)[] = [];
  const tx: Tx = {
    query: async <Row extends QueryResultRow>(sql: string, values?: unknown[]) =>
      (await client.query<Row>(sql, values)).rows,
    beforeCommit: (action) => last.push(action),
    afterCommit: (action) => actions.push(action),
  };
  await client.query("begin");
  try {
    const result = await work(tx);
    for (const action of last) await action();
    await client.query("commit");
    return { result, actions };
  } catch (error) {
    await client.query("rollback").catch(() => undefined);
    throw error;
  }
}

export function openDatabase(url: string, connections: number, logger: ExecutorLogger): Database {
  const pool = new Pool({ connectionString: url, max: connections, application_name: "primelink-executor" });
  pool.on("error", (error) => logger.warn(`A resting connection to Postgres was lost: ${error.message}`));

  async function transaction<Result>(work: (tx: Tx) => Promise<Result>): Promise<Result> {
    for (let repeat = 0; ; repeat += 1) {
      const client = await pool.connect();
      try {
        const { result, actions } = await once(client, work);
        for (const action of actions) action();
        return result;
      } catch (error) {
        if (repeat >= maxRepeats || !isRepeatable(error)) throw error;
      } finally {
        client.release();
      }
    }
  }

  return {
    pool,
    transaction,
    query: async <Row extends QueryResultRow>(sql: string, values?: unknown[]) =>
      (await pool.query<Row>(sql, values)).rows,
  };
}
