import { setTimeout as sleep } from "node:timers/promises";
import { createAppClient } from "./app/call-app";
import { keepInSync } from "./app/keep-in-sync";
import { createRegistry } from "./app/registry";
import type { Core } from "./core";
import { takeInOwn } from "./events/take-in";
import { listen } from "./http/server";
import { createAdmission } from "./run/admission";
import { type ExecutorOptions, withDefaults } from "./settings";
import { openDatabase } from "./store/database";
import { openQueue } from "./store/queue";
import { setUpStore } from "./store/set-up";
import { type CallLoop, startCallLoop } from "./work/call-loop";
import { fireCrons, type NextTicks } from "./work/crons";
import { every } from "./work/every";
import { type Lease, openLease } from "./work/lease";
import { fireTimers } from "./work/timers";

export interface RunningExecutor {
  /** Where the SDK finds it: the app's INNGEST_BASE_URL. */
  url: string;
  /** Resolves when the app's functions are registered. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

const orphanInterval = 1_000;

/** Starts the executor: takes up what was left, and runs the app's functions until it is closed. */
export async function startExecutor(options: ExecutorOptions): Promise<RunningExecutor> {
  const settings = withDefaults(options);
  const { logger } = options;
  const db = openDatabase(settings.databaseUrl, 10, logger);
  await setUpStore(db.pool);
  const queue = await openQueue(db, logger);
  const registry = createRegistry(db, logger, settings.clock);
  await registry.load();
  const admission = createAdmission(queue, (id) => registry.get(id));
  const core: Core = {
    db,
    queue,
    registry,
    admission,
    settings,
    logger,
    emit: (tx, events) => takeInOwn(core, tx, events),
  };
  const app = createAppClient(settings.appUrl, settings.signingKey);
  const sync = keepInSync(core, app);

  let lease: Lease | undefined;
  let calls: CallLoop | undefined;
  let isClosing = false;

  async function engage(): Promise<void> {
    lease = await openLease(core, settings.databaseUrl, () => void startOver());
    await lease.takeUpOrphans();
    calls = startCallLoop(core, app, lease.workerId, sync.hurry);
  }

  /** What was in flight belongs to others now; this executor begins again as a new worker. */
  async function startOver(): Promise<void> {
    await calls?.stop(0);
    while (!isClosing) {
      try {
        return await engage();
      } catch (error) {
        logger.error({ err: error }, "The executor could not begin again; it tries once more");
        await sleep(orphanInterval);
      }
    }
  }

  await engage();
  await db.transaction((tx) => queue.addTimer(tx, { kind: "clean-up" }, 1_000));
  const nextTicks: NextTicks = new Map();
  const timers = every(settings.pollMs, () => fireTimers(core), logger);
  const crons = every(settings.pollMs, () => fireCrons(core, nextTicks), logger);
  const orphans = every(orphanInterval, async () => lease?.takeUpOrphans(), logger);
  queue.onCalls(() => calls?.wake());
  queue.onTimers(timers.now);
  const http = await listen(core, () => ({
    status: 200,
    message: "OK",
    app: sync.isAppThere(),
    functions: registry.size(),
  }));
  logger.info({ url: http.url }, "The embedded executor is running");

  return {
    url: http.url,
    synced: sync.firstTime,
    async close() {
      if (isClosing) return;
      isClosing = true;
      await Promise.all([
        sync.stop(),
        timers.stop(),
        crons.stop(),
        orphans.stop(),
        calls?.stop(settings.graceMs),
      ]);
      await http.close();
      await lease?.close();
      await app.close();
      await queue.close();
      await db.pool.end();
    },
  };
}
