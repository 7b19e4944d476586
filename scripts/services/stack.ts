import { join, resolve } from "node:path";
import { applyMigrations } from "../migrations/migrate";
import { type Database, openDatabase } from "./database";
import { ensureBuilt } from "./next-build";
import { startPostgres } from "./postgres";
import { defaultDataDir } from "./project";
import { claimDataFolder } from "./run-lock";
import { Service, type ServiceDefinition } from "./service";
import { onShutdown, shutDown } from "./shutdown";
import { stackEnv, stackUrls } from "./stack-env";
import type { StackOptions, StackUrls } from "./stack-options";
import { choosePorts } from "./stack-ports";
import { appService, executorService, sandboxService } from "./stack-services";

export interface Stack {
  urls: StackUrls;
  databaseUrl: string;
  dataDir: string;
  /** What every process was started with; code of the server runs in this script with it. */
  env: Record<string, string>;
  app: Service;
  executor: Service | undefined;
  sandbox: Service | undefined;
  stop(): Promise<void>;
  /** `kill -9` to the app and the executor with all that they have started. */
  killApp9(): Promise<void>;
  /** Starts the app and the executor again, at their addresses, after `killApp9`. */
  startApp(): Promise<void>;
}

/**
 * Starts the whole product: database, migrations, stand-in stores, app, executor. All of it is stopped by `stop()`,
 * by a signal to this script, and when one of its processes ends on its own.
 */
export async function startStack(options: StackOptions): Promise<Stack> {
  const dataDir = resolve(options.dataDir ?? defaultDataDir);
  const progress = options.progress ?? (() => {});
  const hasExecutor =
    (options.env?.INNGEST_EXECUTOR ?? process.env.INNGEST_EXECUTOR ?? "embedded") !== "inngest";
  const lock = await claimDataFolder(dataDir);
  const running: Service[] = [];
  let database: Database | undefined;
  let stopped: Promise<void> | undefined;
  const stop = () => {
    stopped ??= (async () => {
      forget();
      for (const service of running.splice(0).reverse()) await service.stop();
      await database?.stop();
      lock.release();
    })();
    return stopped;
  };
  let forget = onShutdown(stop);
  const crashed = (reason: string) => void endAfterCrash(reason, stop, options);

  try {
    const ports = await choosePorts({ ...options, dataDir, executor: hasExecutor });
    const context = { options, dataDir, ports, executor: hasExecutor };
    // A wrong setting is told before anything is built or started.
    stackEnv({ ...context, databaseUrl: process.env.DATABASE_URL || "postgresql://127.0.0.1/to-be-started" });
    if (options.mode === "prod") await ensureBuilt(progress);
    progress("Starting the database ...");
    database = options.ownDatabase ? await ownDatabase(dataDir) : await openDatabase(dataDir);
    database.onExit(crashed);
    // The database asks to be stopped, too: what uses it has to be asked before.
    forget();
    forget = onShutdown(stop);
    await applyMigrations(database.url);
    const env = stackEnv({ ...context, databaseUrl: database.url });
    await options.prepare?.({ databaseUrl: database.url, env });

    const target = options.output ?? { folder: join(dataDir, "logs") };
    const events = { started: lock.add, ended: lock.remove, crashed };
    const start = async (definition: ServiceDefinition) => {
      const service = new Service(definition, target, events);
      running.push(service);
      progress(`Starting the ${definition.name} ...`);
      await service.start();
      return service;
    };
    const [sandbox, app] = await Promise.all([
      options.sandbox ? start(sandboxService(ports, env)) : undefined,
      start(appService(options.mode, ports, env)),
    ]);
    // The executor asks the app for its functions as soon as it starts.
    const executor = hasExecutor ? await start(executorService(ports, env)) : undefined;

    return {
      urls: stackUrls(context),
      databaseUrl: database.url,
      dataDir,
      env,
      app,
      executor,
      sandbox,
      stop,
      killApp9: async () => {
        await Promise.all([app.kill9(), executor?.kill9()]);
      },
      startApp: async () => {
        await Promise.all([app.start(), executor?.start()]);
      },
    };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function ownDatabase(dataDir: string): Promise<Database> {
  return { embedded: true, ...(await startPostgres({ folder: join(dataDir, "postgres") })) };
}

async function endAfterCrash(
  reason: string,
  stop: () => Promise<void>,
  options: StackOptions,
): Promise<void> {
  if (options.onCrash) {
    await stop();
    options.onCrash(reason);
    return;
  }
  console.error(`${reason}\nEverything else is being stopped.`);
  await shutDown(1);
}
