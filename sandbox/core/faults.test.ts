import { describe, expect, it } from "vitest";
import { type FaultRule, Faults } from "./faults";

describe("fault rules", () => {
  const outcomes = (rule: FaultRule, times: number) => {
    const faults = new Faults([rule]);
    return Array.from({ length: times }, () => faults.decide("GET", "/a/b").length);
  };

  it("fires on every n-th request, after some were let through, and so many times", () => {
    expect(outcomes({ kind: "500", every: 3 }, 7)).toEqual([0, 0, 1, 0, 0, 1, 0]);
    expect(outcomes({ kind: "500", skip: 2, times: 2 }, 6)).toEqual([0, 0, 1, 1, 0, 0]);
  });

  it("fires with a probability that a seed makes repeatable", () => {
    const rule: FaultRule = { kind: "500", probability: 0.25, seed: 42 };
    const first = outcomes(rule, 400);
    expect(outcomes(rule, 400)).toEqual(first);
    const fired = first.filter(Boolean).length;
    expect(fired).toBeGreaterThan(70);
    expect(fired).toBeLessThan(130);
  });

  it("matches a glob within and across segments, or a regular expression", () => {
    const decides = (path: FaultRule["path"], url: string) =>
      new Faults([{ kind: "500", path }]).decide("GET", url).length === 1;
    expect(decides("/a/*", "/a/b")).toBe(true);
    expect(decides("/a/*", "/a/b/c")).toBe(false);
    expect(decides("/a/**", "/a/b/c")).toBe(true);
    expect(decides("/a.b", "/aXb")).toBe(false);
    expect(decides(/batch$/, "/wp-json/wc/v3/products/batch")).toBe(true);
  });

  it("fires only one of several refusals for a request", () => {
    const faults = new Faults([{ kind: "500" }, { kind: "502" }]);
    expect(faults.decide("GET", "/").map((rule) => rule.kind)).toEqual(["500"]);
    expect(faults.list().map((rule) => rule.fired)).toEqual([1, 0]);
  });
});
