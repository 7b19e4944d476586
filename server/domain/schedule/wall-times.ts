import { Cron } from "croner";
import { type Rhythm, WEEKDAYS } from "./rhythm";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
const DAY_MS = 24 * HOUR_MS;

export type WallRhythm = Exclude<Rhythm, { kind: "minutes" }>;

/**
 * What clocks show whenever the rhythm is due, from the first after `after` on. Wall times are counted as if clocks
 * never changed; what becomes of those that a change leaves out or repeats is decided by who asks.
 */
export function* wallTimes(rhythm: WallRhythm, after: number): Generator<number> {
  switch (rhythm.kind) {
    case "hourly":
      return yield* hours(after, rhythm.minute);
    case "cron":
      return yield* cronTimes(rhythm, after);
    default:
      return yield* days(rhythm, after);
  }
}

function* hours(after: number, minute: number): Generator<number> {
  const first = Math.floor(after / HOUR_MS) * HOUR_MS + minute * MINUTE_MS;
  for (let wall = first > after ? first : first + HOUR_MS; ; wall += HOUR_MS) yield wall;
}

function* days(
  rhythm: Extract<WallRhythm, { kind: "daily" | "weekly" | "monthly" }>,
  after: number,
): Generator<number> {
  const time = rhythm.hour * HOUR_MS + rhythm.minute * MINUTE_MS;
  for (let midnight = Math.floor(after / DAY_MS) * DAY_MS; ; midnight += DAY_MS) {
    if (midnight + time > after && isDue(rhythm, new Date(midnight))) yield midnight + time;
  }
}

function isDue(rhythm: Extract<WallRhythm, { kind: "daily" | "weekly" | "monthly" }>, date: Date): boolean {
  switch (rhythm.kind) {
    case "daily":
      return true;
    case "weekly":
      return rhythm.weekdays.some((weekday) => WEEKDAYS.indexOf(weekday) === date.getUTCDay());
    case "monthly": {
      const last = new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 0)).getUTCDate();
      return date.getUTCDate() === (rhythm.day === "last" ? last : Math.min(rhythm.day, last));
    }
  }
}

function* cronTimes(rhythm: Extract<WallRhythm, { kind: "cron" }>, after: number): Generator<number> {
  const cron = cronOf(rhythm);
  for (let next = cron.nextRun(new Date(after)); next; next = cron.nextRun(next)) yield next.getTime();
}

const read = new WeakMap<WallRhythm, Cron>();

/** In UTC, where no clock changes: what croner does at changes leaves some times out (docs/adr/0008). */
function cronOf(rhythm: Extract<WallRhythm, { kind: "cron" }>): Cron {
  const known = read.get(rhythm);
  if (known) return known;
  const cron = new Cron(rhythm.expression, { timezone: "UTC", mode: "5-part", paused: true });
  read.set(rhythm, cron);
  return cron;
}
