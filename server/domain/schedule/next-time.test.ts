import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { firstShowing, type Minute, walkClock } from "./clock-walk-for-test";
import { nextTime, nextTimes, type Timetable } from "./next-time";
import { type Rhythm, rhythmSchema, WEEKDAYS } from "./rhythm";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

/** Zones with every kind of change: by an hour, by half of one, at midnight, backwards for Ramadan, none at all. */
const ZONES = [
  "Europe/Berlin",
  "America/New_York",
  "Australia/Lord_Howe",
  "America/Sao_Paulo",
  "Asia/Kathmandu",
  "UTC",
  "Africa/Casablanca",
  "America/Nuuk",
  "Africa/Cairo",
  "America/Havana",
];

const from = Date.UTC(2026, 0, 1);
const until = Date.UTC(2027, 0, 1);
const walks = new Map<string, Minute[]>();
function walk(timeZone: string): Minute[] {
  const known = walks.get(timeZone);
  if (known) return known;
  const made = walkClock(timeZone, from - 2 * DAY_MS, until + 2 * DAY_MS);
  walks.set(timeZone, made);
  return made;
}

function table(timeZone: string, part: Partial<Timetable> = {}): Timetable {
  return { timeZone, anchor: from, startsAt: null, endsAt: null, ...part };
}

/** All times of a span, each asked for from the one before. */
function timesWithin([first, last]: [number, number], rhythm: Rhythm, timeZone: string): number[] {
  return nextTimes(rhythm, table(timeZone, { endsAt: last - 1 }), first - 1, 1_000_000);
}

const timesOfYear = (rhythm: Rhythm, timeZone: string) => timesWithin([from, until], rhythm, timeZone);

/** The days around each change of the clocks, and some without one. */
function spansOf(timeZone: string): [number, number][] {
  const minutes = walk(timeZone);
  const changes = minutes.flatMap(({ at, wall }, index) => {
    const before = minutes[index - 1];
    return before && wall - before.wall !== MINUTE_MS ? [at] : [];
  });
  return [from + 9 * DAY_MS, ...changes].map((at) => [at - 2 * DAY_MS, at + 2 * DAY_MS]);
}

/** The dates of the year for which a rhythm is meant, each as midnight. */
function dates(isMeant: (date: Date) => boolean): number[] {
  const days: number[] = [];
  for (let day = from - DAY_MS; day <= until; day += DAY_MS) if (isMeant(new Date(day))) days.push(day);
  return days;
}

/** What a rhythm with one time a day comes to: once for each date that it means. */
function expected(
  timeZone: string,
  isMeant: (date: Date) => boolean,
  hour: number,
  minute: number,
): number[] {
  return dates(isMeant)
    .map((day) => firstShowing(walk(timeZone), day + hour * HOUR_MS + minute * MINUTE_MS))
    .filter((at) => at >= from && at < until);
}

const lastOf = (date: Date) =>
  new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
const utc = (iso: string) => Date.parse(iso);
const iso = (times: number[]) => times.map((at) => new Date(at).toISOString().slice(0, 16));

describe.each(ZONES)("a year in %s", (timeZone) => {
  it("a daily time comes once for each date, whatever the hour", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      for (const minute of hour < 4 || hour > 21 ? [0, 15, 45] : [30]) {
        const times = timesOfYear({ kind: "daily", hour, minute }, timeZone);
        expect(times).toEqual(expected(timeZone, () => true, hour, minute));
        expect(new Set(times).size).toBe(times.length);
        expect([364, 365, 366]).toContain(times.length);
      }
    }
  });

  it("weekly and monthly times come once for each day that they name", () => {
    for (let hour = 0; hour < 24; hour += 1) {
      const weekly = timesOfYear(
        { kind: "weekly", weekdays: ["saturday", "sunday"], hour, minute: 30 },
        timeZone,
      );
      const isWeekend = (date: Date) => [0, 6].includes(date.getUTCDay());
      expect(weekly).toEqual(expected(timeZone, isWeekend, hour, 30));
      for (const day of [1, 29, 31, "last"] as const) {
        const monthly = timesOfYear({ kind: "monthly", day, hour, minute: 30 }, timeZone);
        const isDay = (date: Date) =>
          date.getUTCDate() === (day === "last" ? lastOf(date) : Math.min(day, lastOf(date)));
        expect(monthly).toEqual(expected(timeZone, isDay, hour, 30));
      }
    }
  });

  it("a cron expression that names hours means the same as the rhythm does", () => {
    for (const hour of [0, 1, 2, 3, 12, 23]) {
      const cron = (expression: string) => timesOfYear({ kind: "cron", expression }, timeZone);
      expect(cron(`30 ${hour} * * *`)).toEqual(timesOfYear({ kind: "daily", hour, minute: 30 }, timeZone));
      expect(cron(`5 ${hour} * * SUN`)).toEqual(
        timesOfYear({ kind: "weekly", weekdays: ["sunday"], hour, minute: 5 }, timeZone),
      );
      expect(cron(`5 ${hour} L * *`)).toEqual(
        timesOfYear({ kind: "monthly", day: "last", hour, minute: 5 }, timeZone),
      );
    }
  });

  it("several cron times within hours that clocks leave out or repeat come once each, or together", () => {
    const meant = dates(() => true).flatMap((day) =>
      [0, 1, 2, 3, 23].flatMap((hour) => [day + hour * HOUR_MS, day + hour * HOUR_MS + 30 * MINUTE_MS]),
    );
    const moments = [...new Set(meant.map((wall) => firstShowing(walk(timeZone), wall)))];
    for (const [first, last] of spansOf(timeZone)) {
      const times = timesWithin([first, last], { kind: "cron", expression: "*/30 0-3,23 * * *" }, timeZone);
      expect(times).toEqual(moments.filter((at) => at >= first && at < last));
    }
  });

  it("an hourly time comes once in each hour that passes", () => {
    for (const minute of [15, 45]) {
      const times = timesOfYear({ kind: "hourly", minute }, timeZone);
      const gaps = new Set(times.slice(1).map((at, index) => (at - (times[index] ?? 0)) / MINUTE_MS));
      const halves = timeZone === "Australia/Lord_Howe" ? [45, 90, 75, 30] : [];
      for (const gap of gaps) expect([60, ...halves]).toContain(gap);
      for (const span of spansOf(timeZone)) {
        const cron = timesWithin(span, { kind: "cron", expression: `${minute} * * * *` }, timeZone);
        expect(cron).toEqual(times.filter((at) => at >= span[0] && at < span[1]));
      }
      const shown = new Set(
        walk(timeZone).flatMap(({ at, wall }) => ((wall / MINUTE_MS) % 60 === minute ? [at] : [])),
      );
      const elsewhere = times.filter((at) => !shown.has(at));
      expect(elsewhere.length).toBeLessThanOrEqual(timeZone === "Australia/Lord_Howe" ? 1 : 0);
    }
  });

  it("every fifteen minutes by cron comes whenever clocks show a quarter", () => {
    const quarters = walk(timeZone).flatMap(({ at, wall }) => (wall % (15 * MINUTE_MS) === 0 ? [at] : []));
    for (const [first, last] of spansOf(timeZone)) {
      const times = timesWithin([first, last], { kind: "cron", expression: "*/15 * * * *" }, timeZone);
      expect(times).toEqual(quarters.filter((at) => at >= first && at < last));
    }
  });

  it("minutes count real time", () => {
    const times = timesOfYear({ kind: "minutes", every: 45 }, timeZone);
    expect(times[0]).toBe(from + 45 * MINUTE_MS);
    for (const [index, at] of times.slice(1).entries()) expect(at - (times[index] ?? 0)).toBe(45 * MINUTE_MS);
  });
});

describe("changes of the clocks", () => {
  it("move a time that does not exist to the end of the gap", () => {
    const times = nextTimes(
      { kind: "daily", hour: 2, minute: 30 },
      table("Europe/Berlin"),
      utc("2026-03-28T00:00Z"),
      3,
    );
    expect(iso(times)).toEqual(["2026-03-28T01:30", "2026-03-29T01:00", "2026-03-30T00:30"]);
  });

  it("let a time that exists twice come at the first", () => {
    const times = nextTimes(
      { kind: "daily", hour: 2, minute: 30 },
      table("Europe/Berlin"),
      utc("2026-10-24T00:00Z"),
      3,
    );
    expect(iso(times)).toEqual(["2026-10-24T00:30", "2026-10-25T00:30", "2026-10-26T01:30"]);
  });

  it("never take an evening away, where the gap ends at midnight", () => {
    const times = nextTimes(
      { kind: "daily", hour: 23, minute: 30 },
      table("America/Nuuk"),
      utc("2026-03-28T02:00Z"),
      2,
    );
    expect(iso(times)).toEqual(["2026-03-29T01:00", "2026-03-30T00:30"]);
  });

  it("are no matter of the moment from which one asks", () => {
    fc.assert(
      fc.property(
        fc.constantFrom(...ZONES),
        fc.constantFrom<Rhythm>(
          { kind: "daily", hour: 2, minute: 30 },
          { kind: "hourly", minute: 20 },
          { kind: "cron", expression: "*/20 1-3 * * *" },
          { kind: "cron", expression: "10,40 * * * *" },
          { kind: "monthly", day: 31, hour: 0, minute: 10 },
        ),
        fc.integer({ min: from, max: until }),
        (timeZone, rhythm, after) => {
          const next = nextTime(rhythm, table(timeZone), after);
          if (next === null) throw new Error("it goes on for ever");
          expect(next).toBeGreaterThan(after);
          // Whoever asks a little earlier or later, short of that time, is told the same or an earlier one after.
          const later = after + Math.floor((next - after) / 2);
          expect(nextTime(rhythm, table(timeZone), later)).toBe(next);
        },
      ),
      { numRuns: 2_000 },
    );
  });
});

describe("start and end", () => {
  const daily: Rhythm = { kind: "daily", hour: 2, minute: 0 };

  it("belong to the span", () => {
    const at = table("UTC", { startsAt: utc("2026-05-02T02:00Z"), endsAt: utc("2026-05-04T02:00Z") });
    expect(iso(nextTimes(daily, at, from, 9))).toEqual([
      "2026-05-02T02:00",
      "2026-05-03T02:00",
      "2026-05-04T02:00",
    ]);
    expect(nextTime(daily, at, utc("2026-05-04T02:00Z"))).toBeNull();
  });

  it("let minutes begin at the start, or that long after the schedule was made", () => {
    const every: Rhythm = { kind: "minutes", every: 40 };
    const started = table("UTC", { startsAt: utc("2026-05-02T02:10Z") });
    expect(iso(nextTimes(every, started, from, 2))).toEqual(["2026-05-02T02:10", "2026-05-02T02:50"]);
    const made = table("UTC", { anchor: utc("2026-05-02T02:10:20Z") });
    expect(iso(nextTimes(every, made, made.anchor, 2))).toEqual(["2026-05-02T02:51", "2026-05-02T03:31"]);
  });

  it("end a cron expression that has no time left", () => {
    expect(nextTime({ kind: "cron", expression: "0 0 30 2 *" }, table("UTC"), from)).toBeNull();
  });
});

describe("a rhythm", () => {
  it("is told what is wrong, beside the part that it is wrong with", () => {
    const problems = (value: unknown) => {
      const read = rhythmSchema.safeParse(value);
      return read.success ? [] : read.error.issues.map((issue) => [issue.path.join("."), issue.message]);
    };
    expect(problems({ kind: "minutes", every: 4 })).toEqual([["every", "Choose from 5 to 1,440 minutes."]]);
    expect(problems({ kind: "daily", hour: 24, minute: 0 })).toEqual([
      ["hour", "Choose an hour from 0 to 23."],
    ]);
    expect(problems({ kind: "weekly", weekdays: [], hour: 1, minute: 0 })).toEqual([
      ["weekdays", "Choose at least one weekday."],
    ]);
    expect(problems({ kind: "monthly", day: 32, hour: 1, minute: 0 })).toEqual([["day", expect.any(String)]]);
    expect(problems({ kind: "cron", expression: "every day" })).toEqual([
      ["expression", expect.stringContaining("five parts")],
    ]);
  });

  it("is kept in one form", () => {
    expect(rhythmSchema.parse({ kind: "cron", expression: " 30  2 * * * " })).toEqual({
      kind: "cron",
      expression: "30 2 * * *",
    });
    expect(
      rhythmSchema.parse({ kind: "weekly", weekdays: ["monday", "sunday", "monday"], hour: 1, minute: 0 }),
    ).toMatchObject({ weekdays: [WEEKDAYS[0], WEEKDAYS[1]] });
  });
});
