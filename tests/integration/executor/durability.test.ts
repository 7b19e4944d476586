import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import pg from "pg";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { hashedSigningKey, signBody } from "@/server/inngest/embedded/signature";
import { type RunningExecutor, startExecutor } from "@/server/inngest/embedded/start-executor";
import { embeddedClient, embeddedKeys, embeddedOptions, embeddedRuns } from "./embedded";
import { createStage, type ServedApp, serveApp } from "./stage";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
afterAll(() => pool.end());

const count = async (from: string) =>
  Number((await pool.query<{ count: string }>(`select count(*) from ${from}`)).rows[0]?.count);

describe("what is kept, and for how long", () => {
  test("finished runs, their steps and events go after the retention; what still runs stays", async () => {
    const keys = await embeddedKeys();
    const client = embeddedClient(keys);
    const stage = createStage(client, embeddedRuns(keys));
    const short = client.createFunction(
      { id: "short", triggers: [{ event: "short/go" }] },
      async ({ step }) => step.run("one", () => 1),
    );
    const long = client.createFunction({ id: "long", triggers: [{ event: "long/go" }] }, async ({ step }) => {
      await step.run("one", () => stage.note("long"));
      await step.sleep("long", "1h");
    });
    const app = await serveApp(client, [short, long]);
    const executor = await startExecutor({ ...embeddedOptions(keys, app.url), retentionMs: 1_500 });
    await executor.synced();
    const eventId = await stage.send("short/go");
    await stage.send("long/go");
    await stage.ended(eventId);
    await stage.noted("long", 1);
    while ((await count("executor.events")) > 0 || (await count("executor.runs")) > 1) await pause(100);
    expect(await count("executor.steps s join executor.runs r on r.id = s.run_id")).toBe(
      await count("executor.steps"),
    );
    expect(await count("executor.runs where status = 'Running'")).toBe(1);
    await executor.close();
    await app.close();
    expect(await count("executor.workers")).toBe(0);
    await pool.query("delete from executor.runs");
  });
});

describe("a loss of the connection to Postgres", () => {
  const started: { app?: ServedApp; executor?: RunningExecutor } = {};
  afterAll(async () => {
    await started.executor?.close();
    await started.app?.close();
  });

  test("costs no step: the executor begins again as a new worker and goes on", async () => {
    const keys = await embeddedKeys();
    const client = embeddedClient(keys);
    const stage = createStage(client, embeddedRuns(keys));
    const steady = client.createFunction(
      { id: "steady", retries: 0, triggers: [{ event: "steady/go" }] },
      async ({ step }) => {
        for (let index = 0; index < 20; index += 1)
          await step.run(`step-${index}`, async () => {
            stage.note("steady", index);
            await pause(50);
          });
      },
    );
    started.app = await serveApp(client, [steady]);
    started.executor = await startExecutor(embeddedOptions(keys, started.app.url));
    await started.executor.synced();
    const eventId = await stage.send("steady/go");
    await stage.noted("steady", 4);
    const before = await pool.query("select id from executor.workers");
    await pool.query(
      "select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'primelink-executor%'",
    );
    expect(await stage.ended(eventId)).toMatchObject({ status: "Completed" });
    expect(new Set(stage.notes("steady")).size).toBe(20);
    const after = await pool.query("select id from executor.workers");
    expect(after.rows).toHaveLength(1);
    expect(after.rows).not.toEqual(before.rows);
  });
});

const dyingKeys = await embeddedKeys();

describe("an app that stops each time that it is called", () => {
  let executor: RunningExecutor;
  let calls = 0;
  const server = createServer((request, response) => {
    if (request.method === "POST") {
      calls += 1;
      request.socket.destroy();
      return;
    }
    const url = `http://${request.headers.host}/api/inngest`;
    const step = { runtime: { type: "http", url }, retries: { attempts: 0 } };
    const body = JSON.stringify({
      app_id: "dying",
      url,
      functions: [{ id: "dying-f", triggers: [{ event: "dying/go" }], steps: { step } }],
    });
    response.setHeader("x-inngest-signature", signBody(body, dyingKeys.signingKey));
    response.end(body);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    executor = await startExecutor(embeddedOptions(dyingKeys, `http://127.0.0.1:${port}/api/inngest`));
    await executor.synced();
  });
  afterAll(async () => {
    await executor.close();
    server.close();
  });

  test("uses up an attempt in the end, so that no step is called for ever", async () => {
    const stage = createStage(embeddedClient(dyingKeys), embeddedRuns(dyingKeys));
    const run = await stage.ended(await stage.send("dying/go"));
    expect(run.status).toBe("Failed");
    expect(run.output).toMatchObject({
      name: "AppStoppedError",
      message: expect.stringContaining("10 times"),
    });
    expect(calls).toBe(10);
  }, 120_000);
});

test("the bearer token is the one that the SDK sends", () => {
  // The example of the SDK specification, 4.1.4.
  expect(hashedSigningKey("signkey-prod-12345678")).toBe(
    "signkey-prod-b2ed992186a5cb19f6668aade821f502c1d00970dfd0e35128d51bac4649916c",
  );
});
