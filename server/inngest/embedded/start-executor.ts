import { createAppClient } from "./app/call-app";
import { keepInSync } from "./app/keep-in-sync";
import { createRegistry } from "./app/registry";
import type { Core } from "./core";
import { takeInOwn } from "./events/take-in";
import { listen } from "./http/server";
import { createAdmission } from "./run/admission";
import { type ExecutorLogger, type ExecutorOptions, type Settings, withDefaults } from "./settings";
import { type Database, openDatabase } from "./store/database";
import { openQueue } from "./store/queue";
import { setUpStore } from "./store/set-up";
import { fireCrons, type NextTicks } from "./work/crons";
import { every } from "./work/every";
import { fireTimers } from "./work/timers";
import { startWorker } from "./work/worker";

export interface RunningExecutor {
  /** Where the SDK finds it: the app's INNGEST_BASE_URL. */
  url: string;
  /** Resolves when the app's functions are registered. */
  synced(): Promise<void>;
  close(): Promise<void>;
}

const connections = 10;
const orphanInterval = 1_000;

async function createCore(db: Database, settings: Settings, logger: ExecutorLogger): Promise<Core> {
  await setUpStore(db.pool);
  const queue = await openQueue(db, logger);
  const registry = createRegistry(db, logger, settings.clock);
  await registry.load();
  const core: Core = {
    db,
    queue,
    registry,
    admission: createAdmission(queue, (id) => registry.get(id)),
    settings,
    logger,
    emit: (tx, events) => takeInOwn(core, tx, events),
  };
  return core;
}

/** Starts the executor: takes up what was left, and runs the app's functions until it is closed. */
export async function startExecutor(options: ExecutorOptions): Promise<RunningExecutor> {
  const settings = withDefaults(options);
  const { logger } = options;
  const db = openDatabase(settings.databaseUrl, connections, logger);
  try {
    const core = await createCore(db, settings, logger);
    return await run(core);
  } catch (error) {
    await db.pool.end();
    throw error;
  }
}

async function run(core: Core): Promise<RunningExecutor> {
  const { db, queue, registry, settings, logger } = core;
  const isThere = { now: () => false };
  const health = () => ({ status: 200, message: "OK", app: isThere.now(), functions: registry.size() });
  const http = await listen(core, health);
  const app = createAppClient(settings.appUrl, settings.signingKey);
  const sync = keepInSync(core, app);
  isThere.now = sync.isAppThere;
  const worker = await startWorker(core, app, sync.hurry);
  await db.transaction((tx) => queue.addTimer(tx, { kind: "clean-up" }, 1_000));
  const nextTicks: NextTicks = new Map();
  const timers = every(settings.pollMs, () => fireTimers(core), logger);
  const crons = every(settings.pollMs, () => fireCrons(core, nextTicks), logger);
  const orphans = every(orphanInterval, worker.takeUpOrphans, logger);
  queue.onCalls(worker.wake);
  queue.onTimers(timers.now);
  logger.info({ url: http.url }, "The embedded executor is running");

  let closing: Promise<void> | undefined;
  async function close(): Promise<void> {
    await Promise.all([sync.stop(), timers.stop(), crons.stop(), orphans.stop()]);
    await worker.close(settings.graceMs);
    await http.close();
    await app.close();
    await queue.close();
    await db.pool.end();
  }

  return {
    url: http.url,
    synced: sync.firstTime,
    close: () => {
      closing ??= close();
      return closing;
    },
  };
}
