import { describe, expect, it } from "vitest";
import { fillDays, lastDays } from "./last-days";

describe("lastDays", () => {
  it("ends with today as the zone has it", () => {
    const lateEvening = Date.parse("2026-03-14T23:30:00Z");
    expect(lastDays(lateEvening, 3, "UTC")).toEqual(["2026-03-12", "2026-03-13", "2026-03-14"]);
    expect(lastDays(lateEvening, 1, "Asia/Tokyo")).toEqual(["2026-03-15"]);
  });

  it("has no gap and no double where clocks change", () => {
    const days = lastDays(Date.parse("2026-03-30T00:30:00Z"), 5, "Europe/Berlin");
    expect(days).toEqual(["2026-03-26", "2026-03-27", "2026-03-28", "2026-03-29", "2026-03-30"]);
  });
});

describe("fillDays", () => {
  it("puts nought where nothing ran", () => {
    expect(fillDays(["2026-03-13", "2026-03-14"], [{ day: "2026-03-14", records: 5, failed: 1 }])).toEqual([
      { day: "2026-03-13", records: 0, failed: 0 },
      { day: "2026-03-14", records: 5, failed: 1 },
    ]);
  });
});
