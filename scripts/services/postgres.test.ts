import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import pg from "pg";
import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { type Postgres, startPostgres } from "./postgres";
import { startEphemeralPostgres } from "./postgres-ephemeral";
import { markOf, stillRuns } from "./processes";
import { defaultDataDir } from "./project";

const parent = join(defaultDataDir, "test");
let folder: string;
const started: Postgres[] = [];

async function start(): Promise<Postgres> {
  const postgres = await startPostgres({ folder: join(folder, "postgres") });
  started.push(postgres);
  return postgres;
}

async function query(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url });
  client.on("error", () => {});
  await client.connect();
  try {
    return (await client.query({ text: sql, rowMode: "array" })).rows.flat();
  } finally {
    await client.end();
  }
}

const portOf = (postgres: Postgres) => new URL(postgres.url).port;

beforeAll(() => {
  mkdirSync(parent, { recursive: true });
  folder = mkdtempSync(join(parent, "start-"));
});
afterEach(async () => {
  for (const postgres of started.splice(0)) await postgres.stop();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe("startPostgres", { timeout: 60_000 }, () => {
  it("keeps data and port from one start to the next", async () => {
    const first = await start();
    await query(first.url, "create table kept as select 'Ünïcode' as word");
    const server = markOf(first.pid);
    await first.stop();
    expect(stillRuns(server)).toBe(false);

    const second = await start();
    expect(portOf(second)).toBe(portOf(first));
    expect(await query(second.url, "select upper(word) from kept")).toEqual(["ÜNÏCODE"]);
  });

  it("starts again after kill -9, whose pid file another process may have come to own", async () => {
    const first = await start();
    process.kill(first.pid, "SIGKILL");
    const second = await start();
    expect(second.pid).not.toBe(first.pid);
    await second.stop();

    const pidFile = join(folder, "postgres", "postmaster.pid");
    writeFileSync(pidFile, `${process.pid}\n${join(folder, "postgres")}\n0\n5432\n\n127.0.0.1\n\nready\n`);
    const third = await start();
    expect(readFileSync(pidFile, "utf8")).toMatch(new RegExp(`^${third.pid}\n`));
  });

  it("takes over a server that a killed command left running, and leaves one to the command that uses it", async () => {
    const first = await start();
    const ownerFile = join(folder, "postgres.owner");
    writeFileSync(ownerFile, JSON.stringify({ pid: process.ppid, started: "long ago" }));
    const takenOver = await start();
    expect(takenOver.pid).toBe(first.pid);
    expect(JSON.parse(readFileSync(ownerFile, "utf8")).pid).toBe(process.pid);

    writeFileSync(ownerFile, JSON.stringify(markOf(process.ppid)));
    const guest = await startPostgres({ folder: join(folder, "postgres") });
    await guest.stop();
    expect(stillRuns(markOf(first.pid))).toBe(true);
  });

  it("moves to another port when its own is taken", async () => {
    const first = await start();
    const port = Number(portOf(first));
    await first.stop();
    const squatter = createServer();
    await new Promise<void>((resolve) => squatter.listen(port, "127.0.0.1", resolve));
    try {
      const second = await start();
      expect(portOf(second)).not.toBe(String(port));
      expect(await query(second.url, "select 1")).toEqual([1]);
    } finally {
      await new Promise((resolve) => squatter.close(resolve));
    }
  });

  it("tells when the server ends on its own", async () => {
    const postgres = await start();
    const reason = new Promise<string>((resolve) => postgres.onExit(resolve));
    process.kill(postgres.pid, "SIGKILL");
    expect(await reason).toMatch(/^Postgres has ended; its log is .*postgres\.log$/);
  });

  it("makes a server for tests that leaves nothing behind", async () => {
    const postgres = await startEphemeralPostgres(join(folder, "ephemeral"));
    expect(await query(postgres.url, "show fsync")).toEqual(["off"]);
    const server = markOf(postgres.pid);
    await postgres.stop();
    expect(readdirSync(join(folder, "ephemeral"))).toEqual([]);
    expect(stillRuns(server)).toBe(false);
  });
});
