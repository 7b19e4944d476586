import { expect } from "vitest";
import type { ScenarioMaker } from "../scenario";

const sequence: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "steps run one after the other, each once, and their results are remembered",
  functions: [
    inngest.createFunction(
      { id: "sequence", triggers: [{ event: "sequence/go" }] },
      async ({ event, step, runId }) => {
        const a = await step.run("a", () => {
          note("sequence a");
          return { text: "ü \u0000 \u2028 漢", list: [1, null, "x"] };
        });
        const b = await step.run("b", () => {
          note("sequence b");
        });
        const loop: number[] = [];
        for (let index = 0; index < 3; index += 1) loop.push(await step.run("same name", () => index));
        return { a, b, loop, given: event.data.given, event: event.name, hasRun: runId.length > 10 };
      },
    ),
  ],
  async play() {
    const run = await ended(await send("sequence/go", { given: { deep: ["é"] } }));
    expect(run.status).toBe("Completed");
    expect(run.output).toEqual({
      a: { text: "ü \u0000 \u2028 漢", list: [1, null, "x"] },
      b: null,
      loop: [0, 1, 2],
      given: { deep: ["é"] },
      event: "sequence/go",
      hasRun: true,
    });
    expect(notes("sequence a")).toHaveLength(1);
    expect(notes("sequence b")).toHaveLength(1);
  },
});

const parallel: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "parallel steps run at the same time, each once, and the function goes on after the last",
  functions: [
    inngest.createFunction({ id: "parallel", triggers: [{ event: "parallel/go" }] }, async ({ step }) => {
      const meet = (name: string) =>
        step.run(name, async () => {
          note("parallel begin", name);
          // Each waits for the other: only together do they end.
          for (let turn = 0; turn < 100 && notes("parallel begin").length < 2; turn += 1)
            await new Promise((resolve) => setTimeout(resolve, 20));
          return `${name}:${notes("parallel begin").length}`;
        });
      const both = await Promise.all([meet("left"), meet("right")]);
      const after = await step.run("after", () => {
        note("parallel after");
        return both.join();
      });
      const more = await Promise.all([
        step.run("c", () => 1),
        step.run("d", () => 2),
        step.run("e", () => 3),
      ]);
      return { after, more };
    }),
  ],
  async play() {
    const run = await ended(await send("parallel/go"));
    expect(run.output).toEqual({ after: "left:2,right:2", more: [1, 2, 3] });
    expect(notes("parallel begin")).toHaveLength(2);
    expect(notes("parallel after")).toHaveLength(1);
  },
});

const parallelOneByOne: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "functions without optimised parallelism go on after each step, and still run each once",
  functions: [
    inngest.createFunction(
      { id: "one-by-one", triggers: [{ event: "one-by-one/go" }], optimizeParallelism: false },
      async ({ step }) => {
        const chain = async (name: string) => {
          const first = await step.run(`${name} 1`, () => note("chain", `${name} 1`));
          await step.run(`${name} 2`, () => note("chain", `${name} 2`));
          return first;
        };
        await Promise.all([chain("left"), chain("right"), step.sleep("beside", "1s")]);
        return step.run("last", () => {
          note("chain", "last");
          return "done";
        });
      },
    ),
  ],
  async play() {
    expect((await ended(await send("one-by-one/go"))).output).toBe("done");
    expect(notes("chain").sort()).toEqual(["last", "left 1", "left 2", "right 1", "right 2"]);
  },
});

const race: ScenarioMaker = ({ inngest, note, noted, send }) => ({
  title: "of steps that race, the first lets the function go on",
  functions: [
    inngest.createFunction({ id: "race", triggers: [{ event: "race/go" }] }, async ({ step, group }) => {
      const winner = await group.parallel({ mode: "race" }, () =>
        Promise.race([step.run("quick", () => "quick"), step.sleep("slow", "12s").then(() => "slow")]),
      );
      await step.run("after", () => note("race after", winner));
    }),
  ],
  async play() {
    const started = Date.now();
    await send("race/go");
    // The run itself ends with its last step, with the genuine server too.
    expect(await noted("race after", 1)).toEqual(["quick"]);
    expect(Date.now() - started).toBeLessThan(11_500);
  },
});

const sleep: ScenarioMaker = ({ inngest, send, ended }) => ({
  title: "a sleep lasts as long as asked, also beside a step and until a date",
  functions: [
    inngest.createFunction({ id: "sleep", triggers: [{ event: "sleep/go" }] }, async ({ step }) => {
      const from = await step.run("from", () => Date.now());
      await step.sleep("a while", "1s");
      const slept = await step.run("slept", () => Date.now() - from);
      const [beside] = await Promise.all([step.run("beside", () => "ran"), step.sleep("too", "1s")]);
      const until = await step.run("until", () => Date.now() + 1_000);
      await step.sleepUntil("date", new Date(until));
      const late = await step.run("late", () => Date.now() - until);
      return { slept, beside, late };
    }),
  ],
  async play() {
    const { output } = await ended(await send("sleep/go"));
    const { slept, beside, late } = output as { slept: number; beside: string; late: number };
    expect(beside).toBe("ran");
    expect(slept).toBeGreaterThanOrEqual(990);
    expect(slept).toBeLessThan(10_000);
    expect(late).toBeGreaterThanOrEqual(-10);
    expect(late).toBeLessThan(10_000);
  },
});

const waitArrives: ScenarioMaker = ({ inngest, note, noted, send, ended }) => ({
  title: "waitForEvent goes on with the event that matches, and with no other",
  functions: [
    inngest.createFunction({ id: "wait", triggers: [{ event: "wait/go" }] }, async ({ step, event }) => {
      await step.run("before", () => note("wait before", event.data.id));
      const got = await step.waitForEvent("approval", {
        event: "wait/approved",
        timeout: "30s",
        match: "data.id",
      });
      return { by: got?.data.by, name: got?.name };
    }),
  ],
  async play() {
    const eventId = await send("wait/go", { id: "one" });
    await noted("wait before", 1);
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    await send("wait/approved", { id: "two", by: "somebody else" });
    await send("wait/approved", { by: "nobody" });
    await send("wait/approved", { id: "one", by: "the right one" });
    expect((await ended(eventId)).output).toEqual({ by: "the right one", name: "wait/approved" });
  },
});

const waitTimesOut: ScenarioMaker = ({ inngest, send, ended }) => ({
  title: "waitForEvent answers null when its time is over",
  functions: [
    inngest.createFunction({ id: "wait-out", triggers: [{ event: "wait-out/go" }] }, async ({ step }) => {
      const got = await step.waitForEvent("never", {
        event: "wait-out/never",
        timeout: "1s",
        if: "async.data.n > 3",
      });
      return { got };
    }),
  ],
  async play() {
    expect((await ended(await send("wait-out/go"))).output).toEqual({ got: null });
  },
});

const invoke: ScenarioMaker = ({ inngest, send, ended }) => {
  const child = inngest.createFunction(
    { id: "invoked", retries: 0, triggers: [{ event: "invoked/never-sent" }] },
    async ({ event, step }) => {
      if (event.data.fail) throw new Error("The child refuses");
      return step.run("double", () => Number(event.data.n) * 2);
    },
  );
  return {
    title: "invoke answers what the other function returns, and throws what it throws",
    functions: [
      child,
      inngest.createFunction(
        { id: "invoking", retries: 0, triggers: [{ event: "invoking/go" }] },
        async ({ step }) => {
          const doubled = await step.invoke("double it", { function: child, data: { n: 21 } });
          const failed = await step
            .invoke("fail", { function: child, data: { fail: true } })
            .catch((error: Error) => error.message);
          return { doubled, failed };
        },
      ),
    ],
    async play() {
      const { output } = await ended(await send("invoking/go"));
      expect(output).toEqual({ doubled: 42, failed: expect.stringContaining("The child refuses") });
    },
  };
};

const sendEvent: ScenarioMaker = ({ inngest, note, noted, send, ended }) => ({
  title: "a step that sends events starts their functions",
  functions: [
    inngest.createFunction({ id: "sender", triggers: [{ event: "sender/go" }] }, async ({ step }) => {
      const { ids } = await step.sendEvent("tell", [
        { name: "sender/told", data: { n: 1 } },
        { name: "sender/told", data: { n: 2 } },
      ]);
      return { count: ids.length };
    }),
    inngest.createFunction({ id: "hearer", triggers: [{ event: "sender/told" }] }, async ({ event }) => {
      note("sender told", event.data.n);
    }),
  ],
  async play() {
    expect((await ended(await send("sender/go"))).output).toEqual({ count: 2 });
    expect((await noted("sender told", 2)).sort()).toEqual([1, 2]);
  },
});

const largeState: ScenarioMaker = ({ inngest, send, ended }) => ({
  title: "a run whose state is too large for one request goes on all the same",
  functions: [
    inngest.createFunction({ id: "large", triggers: [{ event: "large/go" }] }, async ({ step, event }) => {
      let total = 0;
      for (let index = 0; index < 4; index += 1)
        total += (await step.run(`part-${index}`, () => "x".repeat(2_000_000))).length;
      return { total, given: event.data.given };
    }),
  ],
  async play() {
    const { output } = await ended(await send("large/go", { given: "kept" }));
    expect(output).toEqual({ total: 8_000_000, given: "kept" });
  },
});

export const stepScenarios = [
  sequence,
  parallel,
  parallelOneByOne,
  race,
  sleep,
  waitArrives,
  waitTimesOut,
  invoke,
  sendEvent,
  largeState,
];
