import { describe, expect, it } from "vitest";
import { formatDuration, formatExact, formatRelative } from "./format-time";

const now = Date.parse("2026-03-14T12:00:00Z");
const ago = (ms: number) => formatRelative(new Date(now - ms), now, "UTC");

describe("formatRelative", () => {
  it("speaks of what was in words, and gives the date after a week", () => {
    expect(ago(10_000)).toBe("just now");
    expect(ago(50_000)).toBe("1 minute ago");
    expect(ago(5 * 60_000)).toBe("5 minutes ago");
    expect(ago(3 * 3_600_000)).toBe("3 hours ago");
    expect(ago(26 * 3_600_000)).toBe("yesterday");
    expect(ago(10 * 86_400_000)).toBe("4 Mar 2026");
  });

  it("speaks of what is to come", () => {
    expect(ago(-30_000)).toBe("in a moment");
    expect(ago(-2 * 3_600_000)).toBe("in 2 hours");
    expect(ago(-50_000)).toBe("in 1 minute");
  });

  it("gives old dates in the zone that was asked for", () => {
    const lateEvening = new Date("2026-03-01T23:30:00Z");
    expect(formatRelative(lateEvening, now, "Asia/Tokyo")).toBe("2 Mar 2026");
  });
});

describe("formatExact", () => {
  it("names the zone", () => {
    expect(formatExact(new Date("2026-03-14T12:00:05Z"), "America/New_York")).toMatch(
      /14 Mar 2026, 08:00:05 (GMT-4|EDT)/,
    );
  });
});

describe("formatDuration", () => {
  it.each([
    [850, "850 ms"],
    [12_400, "12 s"],
    [60_000, "1 min"],
    [200_000, "3 min 20 s"],
    [119_900, "2 min"],
    [3_840_000, "1 h 4 min"],
    [7_200_000, "2 h"],
  ])("%i ms is %s", (ms, text) => expect(formatDuration(ms)).toBe(text));
});
