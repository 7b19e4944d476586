import { Inngest } from "inngest";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type RunningExecutor, startExecutor } from "@/server/inngest/embedded/start-executor";
import { embeddedClient, embeddedKeys, embeddedOptions, embeddedRuns, silent } from "./embedded";
import { createStage, type ServedApp, serveApp } from "./stage";

const keys = await embeddedKeys();
const client = embeddedClient(keys);
const stage = createStage(client, embeddedRuns(keys));
const work = client.createFunction(
  { id: "work", triggers: [{ event: "work/go" }] },
  async ({ event, step }) => {
    await step.run("do", () => stage.note("work", event.data.n));
    await step.sleep("long", "30s");
  },
);

describe("who may talk to the executor, and about what", () => {
  let app: ServedApp;
  let executor: RunningExecutor;
  const post = (path: string, body: unknown, headers: Record<string, string> = {}) =>
    fetch(`${keys.url}${path}`, { method: "POST", body: JSON.stringify(body), headers });

  beforeAll(async () => {
    app = await serveApp(client, [work]);
    executor = await startExecutor(embeddedOptions(keys, app.url));
    await executor.synced();
  });
  afterAll(async () => {
    await executor?.close();
    await app?.close();
  });

  test("events with another key are refused", async () => {
    const answer = await post("/e/another-key", { name: "work/go" });
    expect(answer.status).toBe(401);
    const other = new Inngest({
      id: "suite",
      baseUrl: keys.url,
      eventKey: "another-key",
      isDev: false,
      logger: silent,
    });
    await expect(other.send({ name: "work/go" })).rejects.toThrow();
    expect(stage.notes("work")).toEqual([]);
  });

  test("one event or many are taken in, in order; what is no event is refused with the reason", async () => {
    const one = await post(`/e/${keys.eventKey}`, { name: "other/go" });
    expect(await one.json()).toMatchObject({ status: 200, ids: [expect.stringMatching(/^[0-9A-Z]{26}$/)] });
    const many = await post(`/e/${keys.eventKey}`, [
      { name: "other/go", data: { a: 1 } },
      { name: "other/go", ts: 1 },
    ]);
    expect((await many.json()).ids).toHaveLength(2);
    const none = await post(`/e/${keys.eventKey}`, [{ data: {} }]);
    expect(none.status).toBe(400);
    expect((await none.json()).error).toMatch(/name/);
    const broken = await fetch(`${keys.url}/e/${keys.eventKey}`, { method: "POST", body: "{" });
    expect(broken.status).toBe(400);
  });

  test("an event that is sent again after a lost answer starts its functions once", async () => {
    const headers = { "x-inngest-event-id-seed": "1700000000000,c2VlZA==" };
    const first = await (
      await post(`/e/${keys.eventKey}`, { name: "work/go", data: { n: 1 } }, headers)
    ).json();
    const second = await (
      await post(`/e/${keys.eventKey}`, { name: "work/go", data: { n: 1 } }, headers)
    ).json();
    expect(second).toEqual(first);
    await stage.noted("work", 1);
    expect(await stage.runsOf(first.ids[0])).toHaveLength(1);
  });

  test("registrations without the signing key are refused", async () => {
    const body = { url: "http://127.0.0.1:1/api/inngest", appName: "suite", functions: [] };
    expect((await post("/fn/register", body)).status).toBe(401);
    const wrong = { authorization: `Bearer signkey-test-${"0".repeat(64)}` };
    expect((await post("/fn/register", body, wrong)).status).toBe(401);
    const right = await post(
      "/fn/register",
      { ...body, appName: "empty" },
      { authorization: `Bearer ${keys.signingKey}` },
    );
    expect(await right.json()).toMatchObject({ ok: true });
  });

  test("a registration with what the executor cannot do is refused as a whole, with the reason", async () => {
    const url = "http://127.0.0.1:1/api/inngest";
    const steps = { step: { id: "step", name: "step", runtime: { type: "http", url } } };
    const batch = {
      id: "suite-batch",
      triggers: [{ event: "b/go" }],
      steps,
      batchEvents: { maxSize: 5, timeout: "5s" },
    };
    const headers = { authorization: `Bearer ${keys.signingKey}` };
    const answer = await post("/fn/register", { url, appName: "batches", functions: [batch] }, headers);
    expect(answer.status).toBe(400);
    expect((await answer.json()).error).toMatch(/suite-batch.*batchEvents.*does not have/);
  });

  test("an app that is asked to register by hand does so", async () => {
    const answer = await fetch(app.url, { method: "PUT" });
    expect(answer.status).toBe(200);
    expect(await answer.json()).toMatchObject({ modified: expect.any(Boolean) });
  });

  test("runs are shown, and cancelled, to who has the key alone", async () => {
    const eventId = await stage.send("work/go", { n: 2 });
    await stage.noted("work", 2);
    const [run] = await stage.runsOf(eventId);
    const path = `${keys.url}/v1/runs/${run?.id}`;
    expect((await fetch(path)).status).toBe(401);
    expect((await fetch(`${keys.url}/v1/events/${eventId}/runs`)).status).toBe(401);
    const headers = { authorization: `Bearer ${keys.signingKey}` };
    const shown = await (await fetch(path, { headers })).json();
    expect(shown.data).toMatchObject({
      run_id: run?.id,
      function_id: "suite-work",
      status: "Running",
      event_id: eventId,
    });
    expect((await fetch(path, { method: "DELETE", headers })).status).toBe(204);
    expect((await stage.ended(eventId)).status).toBe("Cancelled");
    expect((await fetch(`${keys.url}/v1/runs/none`, { headers })).status).toBe(404);
  });

  test("the app refuses calls that are not signed, or with another key", async () => {
    const call = `${app.url}?fnId=suite-work&stepId=step`;
    const body = JSON.stringify({
      event: { name: "work/go", data: {} },
      events: [],
      steps: {},
      ctx: { run_id: "r" },
    });
    expect((await fetch(call, { method: "POST", body })).status).toBe(401);
    const headers = { "x-inngest-signature": `t=${Math.round(Date.now() / 1_000)}&s=${"0".repeat(64)}` };
    expect((await fetch(call, { method: "POST", body, headers })).status).toBe(401);
  });

  test("its health says whether the app is there", async () => {
    const health = await (await fetch(`${keys.url}/health`)).json();
    expect(health).toMatchObject({ status: 200, app: true, functions: 1 });
  });
});

test("a taken port is told", async () => {
  const taken = await embeddedKeys();
  const first = await startExecutor(embeddedOptions(taken, "http://127.0.0.1:1/api/inngest"));
  await expect(startExecutor(embeddedOptions(taken, "http://127.0.0.1:1/api/inngest"))).rejects.toThrow(
    /is taken/,
  );
  await first.close();
});

test("with a key that the app does not know nothing fails: work waits until the keys agree", async () => {
  const own = await embeddedKeys();
  const ownClient = embeddedClient(own);
  const ownStage = createStage(ownClient, embeddedRuns(own));
  const patient = ownClient.createFunction(
    { id: "patient", retries: 0, triggers: [{ event: "patient/go" }] },
    async () => "done",
  );
  const app = await serveApp(ownClient, [patient]);
  let executor = await startExecutor(embeddedOptions(own, app.url));
  await executor.synced();
  await executor.close();
  const odd = { ...own, signingKey: `signkey-test-${"1".repeat(64)}` };
  executor = await startExecutor(embeddedOptions(odd, app.url));
  const eventId = await ownStage.send("patient/go");
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const [run] = await embeddedRuns(odd)(eventId);
  expect(run?.status).toBe("Running");
  await executor.close();
  executor = await startExecutor(embeddedOptions(own, app.url));
  expect(await ownStage.ended(eventId)).toMatchObject({ status: "Completed", output: "done" });
  await executor.close();
  await app.close();
});
