import { describe, expect, it } from "vitest";
import { describeRhythm, zoneInWords } from "./describe-rhythm";
import type { Rhythm } from "./rhythm";

const cases: [Rhythm, string][] = [
  [{ kind: "minutes", every: 15 }, "Every 15 minutes"],
  [{ kind: "minutes", every: 60 }, "Every hour"],
  [{ kind: "minutes", every: 90 }, "Every 90 minutes"],
  [{ kind: "minutes", every: 240 }, "Every 4 hours"],
  [{ kind: "hourly", minute: 0 }, "Every hour, on the hour"],
  [{ kind: "hourly", minute: 1 }, "Every hour, at 1 minute past"],
  [{ kind: "daily", hour: 2, minute: 30 }, "Every day at 02:30, Berlin time"],
  [
    { kind: "weekly", weekdays: ["sunday", "monday"], hour: 22, minute: 5 },
    "Every Monday and Sunday at 22:05, Berlin time",
  ],
  [
    {
      kind: "weekly",
      weekdays: ["monday", "tuesday", "wednesday", "thursday", "friday"],
      hour: 6,
      minute: 0,
    },
    "Monday to Friday at 06:00, Berlin time",
  ],
  [{ kind: "monthly", day: 1, hour: 3, minute: 0 }, "On the 1st of every month at 03:00, Berlin time"],
  [{ kind: "monthly", day: 22, hour: 3, minute: 0 }, "On the 22nd of every month at 03:00, Berlin time"],
  [
    { kind: "monthly", day: 31, hour: 3, minute: 0 },
    "On the 31st of every month (the last day of shorter ones) at 03:00, Berlin time",
  ],
  [
    { kind: "monthly", day: "last", hour: 3, minute: 0 },
    "On the last day of every month at 03:00, Berlin time",
  ],
  [{ kind: "cron", expression: "30 2 * * *" }, "At 02:30, every day (Berlin time)"],
  [{ kind: "cron", expression: "0,30 9-17 * * MON-FRI" }, expect.stringContaining("Monday through Friday")],
  [{ kind: "cron", expression: "0 0 30 2 *" }, "Cron expression 0 0 30 2 *"],
];

describe("a rhythm in words", () => {
  it.each(cases)("%j", (rhythm, words) => {
    expect(describeRhythm(rhythm, "Europe/Berlin")).toEqual(words);
  });

  it("names the zone as people do", () => {
    expect(
      ["UTC", "America/New_York", "America/Argentina/Buenos_Aires", "Etc/GMT+5"].map(zoneInWords),
    ).toEqual(["UTC", "New York time", "Buenos Aires time", "GMT+5"]);
  });
});
