import { randomUUID } from "node:crypto";
import type { ConcurrencyLimit, FunctionConfig } from "../app/function-config";
import { canonicalJson } from "../canonical-json";
import { keyOf } from "../expression";
import type { Tx } from "../store/database";
import type { CallJob, Queue } from "../store/queue";
import type { EventBody, RunRow } from "../store/rows";

type Admitted = Pick<RunRow, "id" | "function_id" | "priority" | "concurrency_keys">;

/** Limits that bind; a limit of 0 means none (SDK specification 4.3.2). */
function limitsOf(config: FunctionConfig | undefined): ConcurrencyLimit[] {
  return (config?.concurrency ?? []).filter((one) => one.limit > 0);
}

/**
 * The groups that a run's calls count in, one for each limit of its function. Within a function a group is the
 * function's own; with the scope `env` or `account` functions share it.
 */
export function concurrencyKeys(config: FunctionConfig, event: EventBody): string[] {
  return limitsOf(config).map((limit, index) => {
    const value = keyOf(limit.key, { event });
    return canonicalJson(
      limit.scope === "fn" ? ["fn", config.id, index, value] : [limit.scope, limit.key ?? "", value],
    );
  });
}

export interface Admission {
  /** Queues the call when each of its groups has a free slot, and lets it wait in line otherwise. */
  request(tx: Tx, run: Admitted, call: Omit<CallJob, "runId">): Promise<void>;
  /** Gives a job's slots back and lets the next in line have them. */
  release(tx: Tx, jobIds: string[]): Promise<void>;
  /** Whether somebody waits for a slot that this run holds. */
  isAwaited(tx: Tx, run: Admitted): Promise<boolean>;
  /** Takes an ended run's calls out of the line. */
  withdraw(tx: Tx, runId: string): Promise<void>;
}

export function createAdmission(
  queue: Queue,
  configOf: (id: string) => FunctionConfig | undefined,
): Admission {
  /** All decisions about slots are made one after the other: a count that is read stays true until commit. */
  function promoteLater(tx: Tx, keys: string[]): void {
    tx.beforeCommit(async () => {
      await tx.query("select pg_advisory_xact_lock(hashtext('executor'), hashtext('admission'))");
      await promote(tx, keys);
    });
  }

  async function promote(tx: Tx, keys: string[]): Promise<void> {
    for (;;) {
      const [next] = await tx.query<{
        run_id: string;
        step_id: string | null;
        attempt: number;
        priority: number;
        keys: string[];
      }>(
        `delete from executor.backlog where id = (
           select b.id from executor.backlog b
           where b.keys && $1 and not exists (
             select 1 from unnest(b.keys, b.limits) as group_of (key, slots)
             where (select count(*) from executor.slots s where s.key = group_of.key) >= group_of.slots
           )
           order by b.priority desc, b.id limit 1
         ) returning run_id, step_id, attempt, priority, keys`,
        [keys],
      );
      if (!next) return;
      const id = randomUUID();
      await tx.query("insert into executor.slots (job_id, key) select $1, unnest($2::text[])", [
        id,
        next.keys,
      ]);
      const job = { runId: next.run_id, stepId: next.step_id, attempt: next.attempt };
      await queue.addCall(tx, job, { id, priority: next.priority });
    }
  }

  return {
    async request(tx, run, call) {
      const job = { ...call, runId: run.id };
      if (run.concurrency_keys.length === 0) {
        await queue.addCall(tx, job, { id: randomUUID(), priority: run.priority });
        return;
      }
      const limits = limitsOf(configOf(run.function_id));
      await tx.query(
        `insert into executor.backlog (run_id, step_id, attempt, priority, keys, limits)
         values ($1, $2, $3, $4, $5, $6)`,
        [
          job.runId,
          job.stepId,
          job.attempt,
          run.priority,
          run.concurrency_keys,
          run.concurrency_keys.map((_key, index) => limits[index]?.limit ?? 1_000),
        ],
      );
      promoteLater(tx, run.concurrency_keys);
    },
    async release(tx, jobIds) {
      const held = await tx.query<{ key: string }>(
        "delete from executor.slots where job_id = any ($1::uuid[]) returning key",
        [jobIds],
      );
      if (held.length > 0) promoteLater(tx, [...new Set(held.map((row) => row.key))]);
    },
    async isAwaited(tx, run) {
      if (run.concurrency_keys.length === 0) return false;
      const waiting = await tx.query("select from executor.backlog where keys && $1 limit 1", [
        run.concurrency_keys,
      ]);
      return waiting.length > 0;
    },
    async withdraw(tx, runId) {
      await tx.query("delete from executor.backlog where run_id = $1", [runId]);
    },
  };
}
