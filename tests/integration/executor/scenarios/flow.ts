import { expect } from "vitest";
import type { ScenarioMaker } from "../scenario";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

const condition: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "a trigger's condition decides which events start the function",
  functions: [
    inngest.createFunction(
      {
        id: "if",
        triggers: [
          { event: "if/go", if: "event.data.kind == 'a' && event.data.n >= 2 || event.data.always == true" },
        ],
      },
      async ({ event }) => note("if", event.data.label),
    ),
  ],
  async play() {
    await send("if/go", { kind: "a", n: 1, label: "too small" });
    await send("if/go", { kind: "b", n: 5, label: "other kind" });
    await send("if/go", { label: "nothing" });
    await send("if/go", { kind: "a", n: 2, label: "fits" });
    await send("if/go", { always: true, label: "always" });
    expect((await noted("if", 2)).sort()).toEqual(["always", "fits"]);
    await pause(700);
    expect(notes("if")).toHaveLength(2);
  },
});

const cancelOn: ScenarioMaker = ({ inngest, note, noted, notes, send, ended, runsOf }) => ({
  title: "cancelOn ends the matching run, and no other",
  functions: [
    inngest.createFunction(
      {
        id: "cancel",
        triggers: [{ event: "cancel/go" }],
        cancelOn: [{ event: "cancel/stop", if: "async.data.id == event.data.id" }],
      },
      async ({ step, event }) => {
        await step.run("begin", () => note("cancel begin", event.data.id));
        await step.sleep("long", event.data.id === "stopped" ? "20s" : "3s");
        await step.run("end", () => note("cancel end", event.data.id));
      },
    ),
  ],
  async play() {
    const stopped = await send("cancel/go", { id: "stopped" });
    const kept = await send("cancel/go", { id: "kept" });
    await noted("cancel begin", 2);
    await pause(500);
    await send("cancel/stop", { id: "stopped" });
    expect((await ended(stopped)).status).toBe("Cancelled");
    expect((await ended(kept)).status).toBe("Completed");
    expect(notes("cancel end")).toEqual(["kept"]);
    expect(await runsOf(stopped)).toHaveLength(1);
  },
});

const concurrency: ScenarioMaker = ({ inngest, note, noted, send, ended }) => ({
  title: "a concurrency limit with a key holds for each value of the key",
  functions: [
    inngest.createFunction(
      {
        id: "limited",
        triggers: [{ event: "limited/go" }],
        concurrency: [{ key: "event.data.store", limit: 1 }],
      },
      async ({ step, event }) => {
        await step.run("work", async () => {
          const from = Date.now();
          await pause(400);
          note("limited", { store: event.data.store, from, to: Date.now() });
        });
      },
    ),
  ],
  async play() {
    const ids = await Promise.all(["a", "a", "a", "b"].map((store) => send("limited/go", { store })));
    await Promise.all(ids.map(ended));
    const spans = (await noted("limited", 4)) as { store: string; from: number; to: number }[];
    const overlaps = (one: (typeof spans)[number], two: (typeof spans)[number]) =>
      one.from < two.to && two.from < one.to;
    const ofA = spans.filter((span) => span.store === "a");
    expect(ofA).toHaveLength(3);
    for (const one of ofA) for (const two of ofA) if (one !== two) expect(overlaps(one, two)).toBe(false);
    expect(spans.find((span) => span.store === "b")?.from).toBeLessThan(
      Math.max(...ofA.map((span) => span.from)),
    );
  },
});

const twoLimits: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "of two concurrency limits both hold",
  functions: [
    inngest.createFunction(
      {
        id: "two-limits",
        triggers: [{ event: "two-limits/go" }],
        concurrency: [{ limit: 2 }, { key: "event.data.store", limit: 1 }],
      },
      async ({ step, event }) => {
        for (const part of [1, 2])
          await step.run(`work-${part}`, async () => {
            note("two begin", event.data.store);
            const underWay = notes("two begin").length - notes("two end").length;
            note("two at once", underWay);
            await pause(150);
            note("two end", event.data.store);
          });
      },
    ),
  ],
  async play() {
    const ids = await Promise.all(["a", "a", "b", "c", "d"].map((store) => send("two-limits/go", { store })));
    for (const run of await Promise.all(ids.map(ended))) expect(run.status).toBe("Completed");
    expect(notes("two end")).toHaveLength(10);
    expect(Math.max(...(notes("two at once") as number[]))).toBe(2);
  },
});

const eventId: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "an event with the same id starts its functions once",
  functions: [
    inngest.createFunction({ id: "same", triggers: [{ event: "same/go" }] }, async ({ event }) =>
      note("same", event.id),
    ),
  ],
  async play() {
    const id = `same-${Date.now()}`;
    await send("same/go", {}, { id });
    await send("same/go", {}, { id });
    expect(await noted("same", 1)).toEqual([id]);
    await pause(700);
    expect(notes("same")).toHaveLength(1);
  },
});

const idempotency: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "a function's idempotency key lets one run a day through",
  functions: [
    inngest.createFunction(
      { id: "idempotent", triggers: [{ event: "idempotent/go" }], idempotency: "event.data.order" },
      async ({ event }) => note("idempotent", event.data.order),
    ),
  ],
  async play() {
    const mark = Date.now();
    for (const order of [`1-${mark}`, `1-${mark}`, `2-${mark}`]) await send("idempotent/go", { order });
    expect((await noted("idempotent", 2)).sort()).toEqual([`1-${mark}`, `2-${mark}`]);
    await pause(700);
    expect(notes("idempotent")).toHaveLength(2);
  },
});

const singletonSkip: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "a singleton that skips leaves out starts while a run of its key goes on",
  functions: [
    inngest.createFunction(
      {
        id: "single",
        triggers: [{ event: "single/go" }],
        singleton: { key: "event.data.store", mode: "skip" },
      },
      async ({ step, event }) => {
        await step.run("work", async () => {
          note("single begin", event.data.n);
          await pause(1_200);
        });
        note("single end", event.data.n);
      },
    ),
  ],
  async play() {
    await send("single/go", { store: "a", n: 1 });
    await noted("single begin", 1);
    await send("single/go", { store: "a", n: 2 });
    await send("single/go", { store: "b", n: 3 });
    await noted("single end", 2);
    await pause(500);
    await send("single/go", { store: "a", n: 4 });
    await noted("single begin", 3);
    expect(notes("single begin")).toEqual([1, 3, 4]);
  },
});

const singletonCancel: ScenarioMaker = ({ inngest, note, noted, send, ended }) => ({
  title: "a singleton that cancels lets the newest start take the place of the run before",
  functions: [
    inngest.createFunction(
      {
        id: "newest",
        triggers: [{ event: "newest/go" }],
        singleton: { key: "event.data.store", mode: "cancel" },
      },
      async ({ step, event }) => {
        await step.run("begin", () => note("newest begin", event.data.n));
        await step.sleep("wait", "2s");
        return event.data.n;
      },
    ),
  ],
  async play() {
    const first = await send("newest/go", { store: "a", n: 1 });
    await noted("newest begin", 1);
    await pause(500);
    const second = await send("newest/go", { store: "a", n: 2 });
    expect((await ended(first)).status).toBe("Cancelled");
    expect((await ended(second)).output).toBe(2);
  },
});

const debounce: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "a debounce runs once, with the latest event, when it has been quiet",
  functions: [
    inngest.createFunction(
      { id: "quiet", triggers: [{ event: "quiet/go" }], debounce: { key: "event.data.store", period: "4s" } },
      async ({ event }) => note("quiet", event.data.n),
    ),
  ],
  async play() {
    for (const n of [1, 2, 3]) await send("quiet/go", { store: "a", n });
    expect(await noted("quiet", 1)).toEqual([3]);
    await pause(5_000);
    expect(notes("quiet")).toHaveLength(1);
  },
});

const rateLimit: ScenarioMaker = ({ inngest, note, noted, notes, send }) => ({
  title: "a rate limit drops what comes too fast",
  functions: [
    inngest.createFunction(
      {
        id: "rated",
        triggers: [{ event: "rated/go" }],
        rateLimit: { key: "event.data.store", limit: 1, period: "60s" },
      },
      async ({ event }) => note("rated", event.data.n),
    ),
  ],
  async play() {
    await send("rated/go", { store: "a", n: 1 });
    await noted("rated", 1);
    await send("rated/go", { store: "a", n: 2 });
    await send("rated/go", { store: "b", n: 3 });
    expect(await noted("rated", 2)).toEqual([1, 3]);
    await pause(700);
    expect(notes("rated")).toHaveLength(2);
  },
});

const throttle: ScenarioMaker = ({ inngest, note, noted, send }) => ({
  title: "a throttle lets what comes too fast wait for its turn",
  functions: [
    inngest.createFunction(
      { id: "throttled", triggers: [{ event: "throttled/go" }], throttle: { limit: 1, period: "2s" } },
      async ({ event }) => note("throttled", { n: event.data.n, at: Date.now() }),
    ),
  ],
  async play() {
    for (const n of [1, 2]) await send("throttled/go", { n });
    const [one, two] = (await noted("throttled", 2)) as [{ at: number }, { at: number }];
    expect(Math.abs(two.at - one.at)).toBeGreaterThan(1_200);
    expect(Math.abs(two.at - one.at)).toBeLessThan(30_000);
  },
});

const finishTimeout: ScenarioMaker = ({ inngest, send, ended }) => ({
  title: "a run that does not finish in its time is cancelled",
  functions: [
    inngest.createFunction(
      { id: "timed", triggers: [{ event: "timed/go" }], timeouts: { finish: "1s" } },
      async ({ step }) => {
        await step.sleep("too long", "20s");
      },
    ),
  ],
  async play() {
    expect((await ended(await send("timed/go"))).status).toBe("Cancelled");
  },
});

export const flowScenarios = [
  condition,
  cancelOn,
  concurrency,
  twoLimits,
  eventId,
  idempotency,
  singletonSkip,
  singletonCancel,
  debounce,
  rateLimit,
  throttle,
  finishTimeout,
];
