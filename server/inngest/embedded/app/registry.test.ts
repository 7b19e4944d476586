import { describe, expect, test } from "vitest";
import { functionConfig } from "./function-config";
import { parseCron } from "./registry";

describe("schedules", () => {
  test("run in the zone that stands before them", () => {
    const paris = parseCron("TZ=Europe/Paris 0 3 * * *");
    expect(paris.nextRun(new Date("2026-08-01T00:00:00Z"))?.toISOString()).toBe("2026-08-01T01:00:00.000Z");
    expect(paris.nextRun(new Date("2026-12-01T00:00:00Z"))?.toISOString()).toBe("2026-12-01T02:00:00.000Z");
  });

  test("run in UTC without one", () => {
    const next = parseCron("*/5 * * * *").nextRun(new Date("2026-08-01T10:02:00Z"));
    expect(next?.toISOString()).toBe("2026-08-01T10:05:00.000Z");
  });

  test("are found at the very moment when they are due", () => {
    const [tick] = parseCron("*/5 * * * *").previousRuns(1, new Date("2026-08-01T10:05:00.001Z"));
    expect(tick?.toISOString()).toBe("2026-08-01T10:05:00.000Z");
  });

  test("are refused when they are none", () => {
    expect(() => parseCron("every day")).toThrow();
    expect(() => parseCron("TZ=Mars/Base 0 3 * * *").nextRun()).toThrow();
  });
});

describe("what the SDK registers", () => {
  const base = {
    id: "app-f",
    name: "f",
    triggers: [{ event: "a/b" }],
    steps: { step: { id: "step", name: "step", runtime: { type: "http", url: "http://app/api/inngest" } } },
  };

  test("has three retries unless it says otherwise", () => {
    expect(functionConfig.parse(base).steps.step.retries.attempts).toBe(3);
    const step = { ...base.steps.step, retries: { attempts: 0 } };
    expect(functionConfig.parse({ ...base, steps: { step } }).steps.step.retries.attempts).toBe(0);
  });

  test("may give its concurrency as a number, one limit or two", () => {
    const limits = (concurrency: unknown) => functionConfig.parse({ ...base, concurrency }).concurrency;
    expect(limits(5)).toMatchObject([{ limit: 5, scope: "fn" }]);
    expect(limits({ limit: 2, key: "event.data.store" })).toMatchObject([
      { limit: 2, key: "event.data.store" },
    ]);
    expect(limits([{ limit: 1 }, { limit: 2, scope: "account", key: "'all'" }])).toHaveLength(2);
  });

  test.each([
    ["an unknown option", { batchEvents: { maxSize: 10, timeout: "5s" } }],
    ["an unknown part of a known option", { triggers: [{ cron: "* * * * *", jitter: "5s" }] }],
    ["an expression that cannot be read", { idempotency: "event.data.id ==" }],
    ["a duration that is none", { debounce: { period: "a while" } }],
  ])("is refused with %s", (_what, more) => {
    expect(functionConfig.safeParse({ ...base, ...more }).success).toBe(false);
  });
});
