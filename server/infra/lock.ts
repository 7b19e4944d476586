import { Pool } from "pg";

/** Exclusive work across processes. A lock ends with its holder: a killed process holds nothing back. */
export interface Locks {
  /** Waits for the lock up to `waitMs`; null when somebody else still holds it then. */
  withLock<T>(key: string, waitMs: number, work: () => Promise<T>): Promise<{ result: T } | null>;
  close(): Promise<void>;
}

const POLL_MS = 100;

/**
 * Session-level advisory locks on connections of their own.
 * They need a direct connection: a pooler in transaction mode would hand the session on.
 */
export function createLocks(databaseUrl: string): Locks {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 16,
    idleTimeoutMillis: 10_000,
    allowExitOnIdle: true,
  });
  pool.on("error", () => {
    // An idle connection was closed by the database; the pool opens a new one at the next lock.
  });
  return {
    async withLock(key, waitMs, work) {
      const connection = await pool.connect();
      let broken: Error | undefined;
      const onError = (error: Error) => {
        broken = error;
      };
      connection.on("error", onError);
      try {
        const until = Date.now() + waitMs;
        for (;;) {
          const { rows } = await connection.query(
            "SELECT pg_try_advisory_lock(hashtextextended($1, 0)) AS locked",
            [key],
          );
          if (rows[0]?.locked === true) break;
          if (Date.now() >= until) return null;
          await new Promise((resolve) => setTimeout(resolve, POLL_MS));
        }
        try {
          return { result: await work() };
        } finally {
          await connection
            .query("SELECT pg_advisory_unlock(hashtextextended($1, 0))", [key])
            .catch((error: Error) => {
              broken = error;
            });
        }
      } finally {
        connection.off("error", onError);
        connection.release(broken);
      }
    },
    close: () => pool.end(),
  };
}
