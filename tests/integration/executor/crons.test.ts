import { cron } from "inngest";
import { afterEach, expect, test } from "vitest";
import { type RunningExecutor, startExecutor } from "@/server/inngest/embedded/start-executor";
import { type EmbeddedKeys, embeddedClient, embeddedKeys, embeddedOptions, embeddedRuns } from "./embedded";
import { createStage, serveApp } from "./stage";

let now = new Date("2026-03-01T12:00:00Z");
const running: { close(): Promise<void> }[] = [];
afterEach(async () => {
  for (const one of running.splice(0).reverse()) await one.close();
});

async function startWith(keys: EmbeddedKeys, appUrl: string): Promise<RunningExecutor> {
  const executor = await startExecutor({ ...embeddedOptions(keys, appUrl), clock: () => now, pollMs: 50 });
  running.push(executor);
  await executor.synced();
  return executor;
}

/** Longer than the executor takes to look at its schedules. */
const look = () => new Promise((resolve) => setTimeout(resolve, 700));

async function nightly(id: string) {
  const keys = await embeddedKeys();
  const client = embeddedClient(keys);
  const stage = createStage(client, embeddedRuns(keys));
  const fn = client.createFunction(
    { id, retries: 0, triggers: [cron("TZ=Europe/Paris 0 3 * * *")] },
    async ({ event }) => stage.note("tick", new Date(event.ts ?? 0).toISOString()),
  );
  const app = await serveApp(client, [fn]);
  running.push(app);
  return { keys, stage, app };
}

test("a schedule fires when it is due in its zone, once, and not for what passed before it was known", async () => {
  now = new Date("2026-03-01T12:00:00Z");
  const { keys, stage, app } = await nightly("nightly");
  await startWith(keys, app.url);
  await look();
  expect(stage.notes("tick")).toEqual([]);

  now = new Date("2026-03-02T01:59:59Z");
  await look();
  expect(stage.notes("tick")).toEqual([]);

  now = new Date("2026-03-02T02:00:00Z");
  expect(await stage.noted("tick", 1)).toEqual(["2026-03-02T02:00:00.000Z"]);
  now = new Date("2026-03-02T02:10:00Z");
  await look();
  // Summer time begins on 29 March: three o'clock comes an hour earlier by UTC.
  now = new Date("2026-03-30T01:00:00Z");
  expect(await stage.noted("tick", 2)).toEqual(["2026-03-02T02:00:00.000Z", "2026-03-30T01:00:00.000Z"]);
});

test("two executors fire each tick once between them", async () => {
  now = new Date("2026-03-01T12:00:00Z");
  const { keys, stage, app } = await nightly("shared");
  await startWith(keys, app.url);
  await startWith(
    { ...(await embeddedKeys()), signingKey: keys.signingKey, eventKey: keys.eventKey },
    app.url,
  );
  for (const day of [2, 3, 4]) {
    now = new Date(`2026-03-0${day}T02:00:00Z`);
    await stage.noted("tick", day - 1);
    await look();
  }
  expect(stage.notes("tick")).toHaveLength(3);
});

test("of the ticks that passed while no executor ran, the latest is made up for", async () => {
  now = new Date("2026-03-01T12:00:00Z");
  const { keys, stage, app } = await nightly("missed");
  const first = await startWith(keys, app.url);
  await first.close();
  now = new Date("2026-03-05T08:00:00Z");
  await startWith(keys, app.url);
  expect(await stage.noted("tick", 1)).toEqual(["2026-03-05T02:00:00.000Z"]);
  await look();
  expect(stage.notes("tick")).toHaveLength(1);
});
