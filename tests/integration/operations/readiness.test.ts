import { afterAll, describe, expect, it } from "vitest";
import { GET } from "@/app/api/ready/route";
import { house, operations } from "@/server/composition";
import { createDb } from "@/server/db/client";
import { asNobody } from "@/server/infra/tenant";
import { startExecutor } from "@/server/inngest/embedded/start-executor";
import { createExecutorView } from "@/server/inngest/executor-view";
import { checkReadiness } from "@/server/services/operations/check-readiness";
import type { OperationDeps } from "@/server/services/operations/deps";
import { embeddedKeys, embeddedOptions } from "../executor/embedded";
import { makeRun } from "../runs/run-fixture";

const cleanUps: (() => Promise<unknown>)[] = [];
afterAll(async () => {
  for (const cleanUp of cleanUps) await cleanUp();
});

const deps: OperationDeps = {
  ...operations(),
  executor: { trouble: async () => null, depths: async () => ({}) },
};

/** What is not ready, with why. */
async function troubleOf(change: Partial<OperationDeps>): Promise<Record<string, string>> {
  const { ready, trouble } = await asNobody(() => checkReadiness({ ...deps, ...change }));
  const told = Object.entries(trouble).filter((entry): entry is [string, string] => entry[1] !== null);
  expect(ready).toBe(told.length === 0);
  return Object.fromEntries(told);
}

describe("readiness", () => {
  it("holds when the database has every migration and every key is at hand", async () => {
    expect(await deps.expectedMigrations()).not.toEqual([]);
    expect(await troubleOf({})).toEqual({});
  });

  it("names the database, and asks nothing further of it", async () => {
    const db = createDb("postgresql://nobody:pw@127.0.0.1:1/none");
    cleanUps.push(() => db.$disconnect());
    expect(Object.keys(await troubleOf({ db }))).toEqual([
      "database",
      "migrations",
      "executor",
      "credentials",
    ]);
  });

  it("waits for a migration that the code was written for, not for one that is newer than it", async () => {
    const expected = await deps.expectedMigrations();
    expect(
      await troubleOf({ expectedMigrations: async () => [...expected, "29990101000000_later"] }),
    ).toEqual({
      migrations: "Not applied: 29990101000000_later. Run: npm run db:migrate",
    });
    expect(await troubleOf({ expectedMigrations: async () => expected.slice(0, 1) })).toEqual({});
    expect(Object.keys(await troubleOf({ expectedMigrations: async () => [] }))).toEqual(["migrations"]);
  });

  it("misses a key that stored credentials were sealed with", async () => {
    const { db } = await makeRun();
    cleanUps.push(() => db.$disconnect());
    expect(await troubleOf({ keyVersions: new Set([2]) })).toEqual({
      credentials: expect.stringContaining("keys of version 1, which CREDENTIALS_KEYS does not hold"),
    });
  });
});

describe("the executor's part", () => {
  const ask = (sql: string): Promise<unknown[]> => house().db.$queryRawUnsafe(sql);
  const view = (query = ask) => createExecutorView({ INNGEST_EXECUTOR: "embedded" }, query);

  it("is not ready before an executor was started, is while one runs, and is not once it has ended", async () => {
    expect(await view().trouble()).toBe("No embedded executor runs on this database.");
    const executor = await startExecutor(
      embeddedOptions(await embeddedKeys(), "http://127.0.0.1:1/api/inngest"),
    );
    try {
      expect(await view().trouble()).toBeNull();
      expect(await view().depths()).toEqual({ waiting: 0, in_flight: 0, backlog: 0 });
    } finally {
      await executor.close();
    }
    expect(await view().trouble()).toBe("No embedded executor runs on this database.");
  });

  it("is not ready when the executor has fallen silent", async () => {
    const silent = async () => [{ age: 95.2, waiting: 3, in_flight: 0, backlog: 0 }];
    expect(await view(silent).trouble()).toBe("The embedded executor has been silent for 95 seconds.");
  });

  it("asks an Inngest server of one's own, and of the cloud only for its keys", async () => {
    const inngest = (settings: object) =>
      createExecutorView({ INNGEST_EXECUTOR: "inngest", ...settings } as never, async () => []).trouble();
    expect(await inngest({ INNGEST_BASE_URL: "http://127.0.0.1:1" })).toContain("cannot be reached");
    expect(await inngest({ INNGEST_EVENT_KEY: "e", INNGEST_SIGNING_KEY: "s" })).toBeNull();
    expect(await inngest({})).toContain("must be set");
  });
});

it("tells strangers which part is not ready, and not why", async () => {
  const answer = await GET(new Request("http://127.0.0.1/api/ready"));
  expect(answer.status).toBe(503);
  expect(await answer.json()).toEqual({
    ready: false,
    parts: { database: true, migrations: true, executor: "not ready", credentials: true },
  });
});
