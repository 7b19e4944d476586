import { describe, expect, it } from "vitest";
import { fromZoned, toZoned } from "./zoned-time";

describe("times on the organisation's clocks", () => {
  it.each([
    ["2026-01-15T09:30", "Europe/Berlin", "2026-01-15T08:30:00.000Z"],
    ["2026-07-15T09:30", "Europe/Berlin", "2026-07-15T07:30:00.000Z"],
    ["2026-07-15T09:30", "America/Los_Angeles", "2026-07-15T16:30:00.000Z"],
    ["2026-07-15T09:30", "Asia/Kathmandu", "2026-07-15T03:45:00.000Z"],
    ["2026-03-29T00:30", "Europe/Berlin", "2026-03-28T23:30:00.000Z"],
    ["2026-03-29T03:30", "Europe/Berlin", "2026-03-29T01:30:00.000Z"],
  ])("%s in %s is %s, and back", (local, zone, iso) => {
    expect(fromZoned(local, zone)).toBe(iso);
    expect(toZoned(iso, zone)).toBe(local);
  });

  it("takes the end of the gap for a time that clocks leave out, and the first of two that they repeat", () => {
    expect(fromZoned("2026-03-29T02:30", "Europe/Berlin")).toBe("2026-03-29T01:00:00.000Z");
    expect(fromZoned("2026-10-25T02:30", "Europe/Berlin")).toBe("2026-10-25T00:30:00.000Z");
  });

  it("takes nothing that is no time", () => {
    expect(fromZoned("", "UTC")).toBeNull();
    expect(fromZoned("2026-13-40T10:00", "UTC")).toBeNull();
  });
});
