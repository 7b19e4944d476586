import { afterAll, beforeAll, expect, it } from "vitest";
import { firstShowing, type Minute, walkClock } from "@/server/domain/schedule/clock-walk-for-test";
import { type Stores, startStores } from "../imports/stores";
import { makeSchedules, type ScheduleFixture } from "./schedule-fixture";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
const from = Date.UTC(2026, 0, 1);
const until = Date.UTC(2027, 0, 1);

let stores: Stores;
let year: ScheduleFixture;
let minutes: Minute[];

beforeAll(async () => {
  stores = await startStores();
  year = await makeSchedules("Yara", stores);
  minutes = walkClock("Europe/Berlin", from - DAY_MS, until + DAY_MS);
});
afterAll(async () => {
  await year.close();
  await stores.close();
});

/** Clocks change on Sundays. */
const WEEKDAYS = ["sunday", "monday", "thursday"] as const;

/** When clocks in Berlin show half past two on each of these days, or the first moment after, by the calendar. */
function dueTimes(): number[] {
  const times: number[] = [];
  for (let day = from; day < until; day += DAY_MS) {
    if ([0, 1, 4].includes(new Date(day).getUTCDay())) {
      times.push(firstShowing(minutes, day + 150 * MINUTE_MS));
    }
  }
  return times;
}

it("starts runs at their local time through a year, once each, with two servers that sweep together", async () => {
  const { at, add, sweep, endRuns, deps, merchant } = year;
  at(from - 1);
  await add({ rhythm: { kind: "weekly", weekdays: [...WEEKDAYS], hour: 2, minute: 30 } });
  const started: number[] = [];
  const look = async (now: number) => {
    at(now);
    await sweep();
    const runs = await deps.db.run.count({ where: { orgId: merchant.orgId, status: "queued" } });
    if (runs === 0) return;
    for (let run = 0; run < runs; run += 1) started.push(now);
    await endRuns();
  };
  // Every minute of the nights in which clocks change; around its time in the others.
  const changes = ["2026-03-28T22:00Z", "2026-10-24T21:00Z"].map((start) => Date.parse(start));
  for (const due of dueTimes()) {
    const change = changes.find((night) => due >= night && due < night + DAY_MS);
    const [first, last] =
      change === undefined ? [due - MINUTE_MS, due + MINUTE_MS] : [change, change + 6 * 60 * MINUTE_MS];
    for (let now = first; now <= last; now += MINUTE_MS) await look(now);
  }
  expect(started.map((time) => new Date(time).toISOString())).toEqual(
    dueTimes().map((time) => new Date(time).toISOString()),
  );
  expect(started).toContain(Date.parse("2026-03-29T01:00:00Z"));
  expect(started).toContain(Date.parse("2026-10-25T00:30:00Z"));
}, 600_000);
