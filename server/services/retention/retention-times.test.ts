import { describe, expect, it } from "vitest";
import { isPastRetention, nextRetention } from "./retention-times";

const DAY = 86_400_000;
const now = Date.parse("2026-03-14T03:17:00Z");

describe("the next time of the job", () => {
  it("is later today, or tomorrow once it has begun", () => {
    expect(nextRetention(now - 1).toISOString()).toBe("2026-03-14T03:17:00.000Z");
    expect(nextRetention(now).toISOString()).toBe("2026-03-15T03:17:00.000Z");
    expect(nextRetention(Date.parse("2026-12-31T23:00:00Z")).toISOString()).toBe("2027-01-01T03:17:00.000Z");
  });
});

describe("a run", () => {
  const days = { keepRunsDays: 730, keepRecordsDays: 90 };
  const run = (change: object) =>
    isPastRetention({ endedAt: new Date(now - DAY), recordsRemovedAt: null, ...change }, days, now);

  it("is past retention once its records are gone, or when it ended too long ago", () => {
    expect(run({})).toBe(false);
    expect(run({ endedAt: null })).toBe(false);
    expect(run({ endedAt: new Date(now - 90 * DAY) })).toBe(false);
    expect(run({ endedAt: new Date(now - 90 * DAY - 1) })).toBe(true);
    expect(run({ recordsRemovedAt: new Date(now) })).toBe(true);
  });
});
