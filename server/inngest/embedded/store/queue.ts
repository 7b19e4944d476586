import { randomUUID } from "node:crypto";
import PgBoss from "pg-boss";
import type { ExecutorLogger } from "../settings";
import type { Database, Tx } from "./database";

/** A call to make now: the next look at the function, or one planned step. */
export interface CallJob {
  runId: string;
  stepId: string | null;
  attempt: number;
}

/** Something to do later. */
export type Timer =
  | ({ kind: "call" } & CallJob)
  | { kind: "wake"; runId: string; stepId: string }
  | { kind: "start-timeout"; runId: string }
  | { kind: "finish-timeout"; runId: string }
  | { kind: "debounce"; key: string }
  | { kind: "clean-up" };

const calls = "executor-calls";
const timers = "executor-timers";
/** One clean-up job for all executors: a fixed id, so that pg-boss refuses a second one. */
const cleanUpId = "c1ea0000-0000-4000-8000-000000000000";
/** Later timers are found by looking regularly; so are those of other executors and from before a restart. */
const longestTimeout = 60_000;

export interface Queue {
  /** Queues a call, and wakes this executor once the transaction holds. */
  addCall(tx: Tx, job: CallJob, options: { id: string; priority: number }): Promise<void>;
  addTimer(tx: Tx, timer: Timer, delayMs: number): Promise<void>;
  takeCalls(tx: Tx, atMost: number): Promise<{ id: string; job: CallJob }[]>;
  /** Takes one due timer; it comes back by itself when the transaction does not hold. */
  takeTimer(tx: Tx): Promise<Timer | undefined>;
  dropCalls(tx: Tx, ids: string[]): Promise<void>;
  /** Called when there may be a call to take. */
  onCalls(listener: () => void): void;
  /** Called when a timer may have become due. */
  onTimers(listener: () => void): void;
  close(): Promise<void>;
}

export async function openQueue(db: Database, logger: ExecutorLogger): Promise<Queue> {
  const boss = new PgBoss({
    db: { executeSql: async (sql, values) => ({ rows: await db.query(sql, values) }) },
    schema: "pgboss",
    supervise: false,
    schedule: false,
  });
  boss.on("error", (error) => logger.error({ err: error }, "pg-boss reports an error"));
  await boss.start();
  await boss.createQueue(calls);
  await boss.createQueue(timers);

  let callsListener = () => {};
  let timersListener = () => {};
  const due = new Set<NodeJS.Timeout>();
  const within = (tx: Tx) => ({
    db: { executeSql: async (sql: string, values: unknown[]) => ({ rows: await tx.query(sql, values) }) },
  });
  const announceAt = (delayMs: number) => {
    if (delayMs > longestTimeout) return;
    const timeout = setTimeout(() => {
      due.delete(timeout);
      timersListener();
    }, delayMs + 1);
    due.add(timeout.unref());
  };

  return {
    async addCall(tx, job, { id, priority }) {
      await boss.insert([{ id, name: calls, data: job, priority }], within(tx));
      tx.afterCommit(() => callsListener());
    },
    async addTimer(tx, timer, delayMs) {
      const startAfter = `${Math.max(0, delayMs) / 1_000} seconds`;
      const id = timer.kind === "clean-up" ? cleanUpId : randomUUID();
      await boss.insert([{ id, name: timers, data: timer, startAfter }], within(tx));
      tx.afterCommit(() => announceAt(delayMs));
    },
    async takeCalls(tx, atMost) {
      const jobs = await boss.fetch<CallJob>(calls, { batchSize: atMost, ...within(tx) });
      return jobs.map((job) => ({ id: job.id, job: job.data }));
    },
    async takeTimer(tx) {
      const [job] = await boss.fetch<Timer>(timers, { priority: false, ...within(tx) });
      if (job) await boss.deleteJob(timers, job.id, within(tx));
      return job?.data;
    },
    async dropCalls(tx, ids) {
      if (ids.length > 0) await boss.deleteJob(calls, ids, within(tx));
    },
    onCalls: (listener) => {
      callsListener = listener;
    },
    onTimers: (listener) => {
      timersListener = listener;
    },
    async close() {
      for (const timeout of due) clearTimeout(timeout);
      await boss.stop({ graceful: false });
    },
  };
}
