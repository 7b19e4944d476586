import { describe, expect, it } from "vitest";
import { inSpans } from "./get-run-history";

const sum = (day: string, written: number, failed = 0) => ({ day, runs: 1, written, unchanged: 2, failed });

describe("the days of a history", () => {
  it("are each a point, with nought where nothing ran and nothing of other days", () => {
    const points = inSpans(["2026-03-13", "2026-03-14"], 1, [sum("2026-03-14", 5, 1), sum("2026-03-12", 9)]);
    expect(points).toEqual([
      { day: "2026-03-13", runs: 0, written: 0, unchanged: 0, failed: 0 },
      { day: "2026-03-14", runs: 1, written: 5, unchanged: 2, failed: 1 },
    ]);
  });

  it("come together in spans that end with the last day", () => {
    const days = ["2026-03-01", "2026-03-02", "2026-03-03", "2026-03-04", "2026-03-05"];
    const points = inSpans(days, 2, [sum("2026-03-01", 1), sum("2026-03-02", 10), sum("2026-03-03", 20)]);
    expect(points.map(({ day, written }) => [day, written])).toEqual([
      ["2026-03-01", 1],
      ["2026-03-02", 30],
      ["2026-03-04", 0],
    ]);
  });
});
