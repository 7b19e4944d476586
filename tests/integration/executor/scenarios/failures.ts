import { type Context, type FailureEventArgs, NonRetriableError, RetryAfterError } from "inngest";
import { expect } from "vitest";
import type { ScenarioMaker } from "../scenario";

const retry: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "a step that fails is tried again, alone, until it succeeds",
  functions: [
    inngest.createFunction(
      { id: "retry", retries: 3, triggers: [{ event: "retry/go" }] },
      async ({ step, attempt }) => {
        await step.run("once", () => note("retry once"));
        await step.run("flaky", () => {
          note("retry flaky", attempt);
          if (attempt < 2) throw new Error("not yet");
        });
        return step.run("then", () => "done");
      },
    ),
  ],
  async play() {
    expect((await ended(await send("retry/go"))).output).toBe("done");
    expect(notes("retry once")).toHaveLength(1);
    expect(notes("retry flaky")).toEqual([0, 1, 2]);
  },
});

const retryOutside: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "an error outside of steps runs the function's code again",
  functions: [
    inngest.createFunction(
      { id: "outside", retries: 2, triggers: [{ event: "outside/go" }] },
      async ({ attempt }) => {
        note("outside", attempt);
        if (attempt < 2) throw new TypeError("not yet");
        return { attempt };
      },
    ),
  ],
  async play() {
    expect((await ended(await send("outside/go"))).output).toEqual({ attempt: 2 });
    expect(notes("outside")).toEqual([0, 1, 2]);
  },
});

const spent: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "when the retries are spent the function sees the step's error, and may catch it",
  functions: [
    inngest.createFunction(
      { id: "spent", retries: 1, triggers: [{ event: "spent/go" }] },
      async ({ step, event }) => {
        const caught = await step
          .run("breaks", () => {
            note("spent breaks");
            throw new RangeError("broken for good");
          })
          .catch((error: Error) => `caught ${error.message}`);
        if (event.data.throwOn) throw new Error(caught);
        return caught;
      },
    ),
  ],
  async play() {
    expect((await ended(await send("spent/go"))).output).toBe("caught broken for good");
    expect(notes("spent breaks")).toHaveLength(2);
  },
});

const parallelFailure: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "of parallel steps one may fail while the others' results stay",
  functions: [
    inngest.createFunction({ id: "half", retries: 1, triggers: [{ event: "half/go" }] }, async ({ step }) => {
      const results = await Promise.allSettled([
        step.run("good", () => {
          note("half good");
          return "good";
        }),
        step.run("bad", () => {
          note("half bad");
          throw new Error("bad");
        }),
      ]);
      return results.map((one) => one.status);
    }),
  ],
  async play() {
    expect((await ended(await send("half/go"))).output).toEqual(["fulfilled", "rejected"]);
    expect(notes("half good")).toHaveLength(1);
    expect(notes("half bad")).toHaveLength(2);
  },
});

const retryAfter: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "RetryAfterError is tried again after the time that it names",
  functions: [
    inngest.createFunction(
      { id: "later", retries: 1, triggers: [{ event: "later/go" }] },
      async ({ step, attempt }) => {
        await step.run("limited", () => {
          note("later", Date.now());
          if (attempt === 0) throw new RetryAfterError("slow down", "3s");
        });
      },
    ),
  ],
  async play() {
    expect((await ended(await send("later/go"))).status).toBe("Completed");
    const [first, second] = notes("later") as [number, number];
    expect(second - first).toBeGreaterThanOrEqual(2_000);
    expect(second - first).toBeLessThan(30_000);
  },
});

const nonRetriable: ScenarioMaker = ({ inngest, note, notes, send, ended }) => ({
  title: "NonRetriableError fails the run at once, from a step and from outside",
  functions: [
    inngest.createFunction(
      { id: "final", retries: 5, triggers: [{ event: "final/go" }] },
      async ({ step, event }) => {
        note(`final ${event.data.where}`);
        if (event.data.where === "outside") throw new NonRetriableError("no use outside");
        await step.run("final", () => {
          throw new NonRetriableError("no use in a step");
        });
      },
    ),
  ],
  async play() {
    const outside = await ended(await send("final/go", { where: "outside" }));
    expect(outside.status).toBe("Failed");
    expect(outside.output).toMatchObject({ message: "no use outside" });
    expect(notes("final outside")).toHaveLength(1);
    const inside = await ended(await send("final/go", { where: "step" }));
    expect(inside.status).toBe("Failed");
    expect(inside.output).toMatchObject({ message: "no use in a step" });
  },
});

const onFailure: ScenarioMaker = ({ inngest, note, noted, notes, send, ended }) => ({
  title: "onFailure runs once, with the error and the event that started the run",
  functions: [
    inngest.createFunction(
      {
        id: "fails",
        retries: 1,
        triggers: [{ event: "fails/go" }],
        onFailure: async ({ event, error, step }: FailureEventArgs & Context) => {
          await step.run("tell", () =>
            note("fails told", {
              message: error.message,
              id: event.data.event.data.id,
              fn: event.data.function_id,
            }),
          );
        },
      },
      async () => {
        throw new Error("beyond help");
      },
    ),
  ],
  async play() {
    expect((await ended(await send("fails/go", { id: "it" }))).status).toBe("Failed");
    const [told] = await noted("fails told", 1);
    expect(told).toEqual({ message: "beyond help", id: "it", fn: expect.stringMatching(/-fails$/) });
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(notes("fails told")).toHaveLength(1);
  },
});

const finished: ScenarioMaker = ({ inngest, note, noted, send }) => ({
  title: "inngest/function.finished tells of a run's result",
  functions: [
    inngest.createFunction({ id: "done", triggers: [{ event: "done/go" }] }, async () => ({ answer: 42 })),
    inngest.createFunction(
      {
        id: "after-done",
        triggers: [{ event: "inngest/function.finished", if: "event.data.event.name == 'done/go'" }],
      },
      async ({ event }) => note("done finished", { result: event.data.result, event: event.data.event.name }),
    ),
  ],
  async play() {
    await send("done/go");
    expect(await noted("done finished", 1)).toEqual([{ result: { answer: 42 }, event: "done/go" }]);
  },
});

export const failureScenarios = [
  retry,
  retryOutside,
  spent,
  parallelFailure,
  retryAfter,
  nonRetriable,
  onFailure,
  finished,
];
