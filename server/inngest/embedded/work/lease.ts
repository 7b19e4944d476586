import { randomInt } from "node:crypto";
import { Client } from "pg";
import { ulid } from "ulid";
import type { Core } from "../core";
import type { Tx } from "../store/database";

/**
 * This executor's claim on the work that it takes. It is held twice: as a lock that Postgres drops the moment the
 * process is gone, so that the work is taken up again at once, and as a lease that must be renewed, for a process
 * that hangs or a network that is cut.
 */
export interface Lease {
  workerId: string;
  /** Gives back the work of executors that are gone. */
  takeUpOrphans(): Promise<void>;
  close(): Promise<void>;
}

const lockClass = 4_812_007;

async function register(core: Core) {
  const workerId = ulid();
  const lockKey = randomInt(2 ** 31 - 1);
  const holder = new Client({
    connectionString: core.settings.databaseUrl,
    application_name: "primelink-executor-lease",
    keepAlive: true,
  });
  await holder.connect();
  await holder.query("select pg_advisory_lock($1, $2)", [lockClass, lockKey]);
  await core.db.query("insert into executor.workers (id, lock_key) values ($1, $2)", [workerId, lockKey]);
  return { workerId, holder };
}

/** Queues a worker's calls anew. They keep their ids, and with them the concurrency slots that they hold. */
async function giveBack(core: Core, tx: Tx, workerId: string): Promise<number> {
  const calls = await tx.query<{
    job_id: string;
    run_id: string;
    step_id: string | null;
    attempt: number;
    priority: number | null;
  }>(
    `with gone as (delete from executor.calls where worker_id = $1 returning *)
     select gone.*, r.priority from gone left join executor.runs r on r.id = gone.run_id`,
    [workerId],
  );
  await core.queue.dropCalls(
    tx,
    calls.map((call) => call.job_id),
  );
  for (const call of calls) {
    const job = { runId: call.run_id, stepId: call.step_id, attempt: call.attempt };
    await core.queue.addCall(tx, job, { id: call.job_id, priority: call.priority ?? 0 });
  }
  await tx.query("delete from executor.workers where id = $1", [workerId]);
  return calls.length;
}

/** `onLost` is called when the lease cannot be kept: what is in flight is no longer this executor's. */
export async function openLease(core: Core, onLost: () => void): Promise<Lease> {
  const { leaseMs } = core.settings;
  const { workerId, holder } = await register(core);
  let isOpen = true;
  let renewedAt = Date.now();
  const lose = (why: string) => {
    if (!isOpen) return;
    isOpen = false;
    clearInterval(renewal);
    core.logger.error({ workerId }, `The executor lost its lease: ${why}`);
    holder.end().catch(() => undefined);
    onLost();
  };
  holder.on("error", (error) => lose(error.message));
  holder.on("end", () => lose("the connection to Postgres ended"));

  const renewal = setInterval(async () => {
    const sent = Date.now();
    try {
      const renewed = await core.db.query(
        "update executor.workers set renewed_at = now() where id = $1 returning id",
        [workerId],
      );
      if (renewed.length === 0) lose("another executor took its work over");
      else renewedAt = sent;
    } catch (error) {
      core.logger.warn({ err: error }, "The executor could not renew its lease");
    }
    if (Date.now() - renewedAt > leaseMs * 0.8) lose("it could not be renewed in time");
  }, leaseMs / 5);
  renewal.unref();

  async function takeUpOrphans(): Promise<void> {
    const others = await core.db.query<{ id: string; lock_key: string }>(
      "select id, lock_key from executor.workers where id <> $1",
      [workerId],
    );
    for (const other of others) {
      const count = await core.db.transaction(async (tx) => {
        const [gone] = await tx.query(
          `select id from executor.workers where id = $1
             and (pg_try_advisory_xact_lock($2, $3) or renewed_at < now() - $4::interval) for update`,
          [other.id, lockClass, other.lock_key, `${leaseMs} milliseconds`],
        );
        return gone ? giveBack(core, tx, other.id) : undefined;
      });
      if (count)
        core.logger.warn(
          { workerId: other.id, calls: count },
          "Took up the work of an executor that is gone",
        );
    }
  }

  return {
    workerId,
    takeUpOrphans,
    async close() {
      const wasOpen = isOpen;
      isOpen = false;
      clearInterval(renewal);
      await core.db.transaction((tx) => giveBack(core, tx, workerId));
      if (wasOpen) await holder.end();
    },
  };
}
