import { type ChildProcess, spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { closeSync, openSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import pg from "pg";
import { withFileLock } from "./file-lock";
import { freePort, portIsFree } from "./ports";
import { postgresProgram } from "./postgres-binaries";
import { type PostgresHome, postgresHome } from "./postgres-home";
import { initialiseData } from "./postgres-initdb";
import { type PostgresLifetime, watchOver } from "./postgres-lifetime";
import { pidFile, runningServer } from "./postgres-pid";
import { StartError } from "./start-error";

export interface PostgresOptions {
  /** Where the data lie; kept between starts. */
  folder: string;
  /** For tests: fast instead of safe, and gone when stopped. */
  ephemeral?: boolean;
}

export interface Postgres extends PostgresLifetime {
  /** The address of the database `primelink`. */
  url: string;
  urlOf(database: string): string;
  pid: number;
}

interface Kept {
  port: number;
  password: string;
}

const user = "primelink";
const database = "primelink";
const startWithinMs = 60_000;

/**
 * Starts the embedded Postgres on the folder, or joins the server that already runs there: one left over by a killed
 * command is taken over, one that another command has started is left to it.
 */
export async function startPostgres(options: PostgresOptions): Promise<Postgres> {
  return withFileLock(`${options.folder}.lock`, async () => {
    const home = postgresHome(options.folder);
    const kept = readKept(options.folder) ?? {
      port: await freePort(),
      password: randomBytes(18).toString("base64url"),
    };
    writeKept(options.folder, kept);
    initialiseData(home, user, kept.password);
    const { pid, port, child } = await joinOrStart(home, kept.port, options);
    writeKept(options.folder, { ...kept, port });
    const urlOf = (name: string) => `postgresql://${user}:${kept.password}@127.0.0.1:${port}/${name}`;
    await createDatabase(urlOf("postgres"), options.folder);
    return { pid, urlOf, url: urlOf(database), ...watchOver(pid, child, options) };
  });
}

async function joinOrStart(home: PostgresHome, keptPort: number, options: PostgresOptions) {
  for (const end = Date.now() + startWithinMs; Date.now() < end; await sleep(100)) {
    const running = runningServer(home.data);
    if (running?.ready) return { ...running, child: undefined };
    // One that is starting, or stopping, will be ready or gone in a moment.
    if (running) continue;
    rmSync(pidFile(home.data), { force: true });
    const port = (await portIsFree(keptPort)) ? keptPort : await freePort();
    const child = spawnServer(home, port, options);
    const ready = await untilReady(child, home.data);
    if (ready) return { pid: ready, port, child };
    const log = readLog(options.folder);
    // After SIGKILL the server's helpers take a moment to notice and to let go of its memory; a port may be lost in a race.
    if (!/pre-existing shared memory|could not bind|Address already in use/.test(log)) {
      throw new StartError(`The embedded Postgres does not start on ${home.data}:\n${log.trim()}`);
    }
  }
  throw new StartError(
    `The embedded Postgres was not ready within ${startWithinMs / 1000} s. Its log is ${options.folder}.log`,
  );
}

function spawnServer(home: PostgresHome, port: number, options: PostgresOptions): ChildProcess {
  const settings = {
    listen_addresses: "127.0.0.1",
    unix_socket_directories: "",
    max_connections: 200,
    log_timezone: "UTC",
    timezone: "UTC",
    ...(options.ephemeral && { fsync: "off", synchronous_commit: "off", full_page_writes: "off" }),
  };
  const log = openSync(`${options.folder}.log`, "w", 0o600);
  const child = spawn(
    postgresProgram(home.native, "postgres"),
    [
      "-D",
      home.data,
      "-p",
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ["-c", `${name}=${value}`]),
    ],
    {
      ...home.runAs,
      cwd: "/",
      // A group of its own: Ctrl-C in the terminal must reach the app first, which still wants its database.
      detached: true,
      stdio: ["ignore", log, log],
      env: { ...process.env, LC_ALL: "C" },
    },
  );
  closeSync(log);
  child.unref();
  return child;
}

/** The server's process id once it takes connections; undefined when it has ended instead. */
async function untilReady(child: ChildProcess, data: string): Promise<number | undefined> {
  let ended = false;
  child.once("exit", () => {
    ended = true;
  });
  child.once("error", () => {
    ended = true;
  });
  for (const end = Date.now() + startWithinMs; Date.now() < end && !ended; await sleep(20)) {
    const running = runningServer(data);
    if (running?.ready && running.pid === child.pid) return running.pid;
  }
  if (!ended && child.pid) process.kill(child.pid, "SIGQUIT");
  return undefined;
}

async function createDatabase(adminUrl: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl });
  try {
    await client.connect();
  } catch (error) {
    // https://www.postgresql.org/docs/18/errcodes-appendix.html: 28P01 is invalid_password.
    if ((error as { code?: string }).code !== "28P01") throw error;
    throw new StartError(
      `The password in ${folder}.json is not that of the database in ${folder}. Remove both to begin anew.`,
    );
  }
  try {
    const { rowCount } = await client.query("select 1 from pg_database where datname = $1", [database]);
    if (rowCount === 0) await client.query(`create database ${pg.escapeIdentifier(database)}`);
  } finally {
    await client.end();
  }
}

function readKept(folder: string): Kept | undefined {
  try {
    return JSON.parse(readFileSync(`${folder}.json`, "utf8"));
  } catch {
    return undefined;
  }
}

function writeKept(folder: string, kept: Kept): void {
  writeFileSync(`${folder}.json`, JSON.stringify(kept), { mode: 0o600 });
}

function readLog(folder: string): string {
  return readFileSync(`${folder}.log`, "utf8").split("\n").slice(-15).join("\n");
}
