import type { Rhythm } from "./rhythm";
import { type WallRhythm, wallTimes } from "./wall-times";
import { isChangeNear, type Moments, momentsOf, wallTimeAt } from "./zone-clock";

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** More than any change of the clocks. */
const CHANGE_MS = 3 * HOUR_MS;

/** All as moments in milliseconds. Both ends are part of the span. */
export interface Timetable {
  timeZone: string;
  /** When it was made: from there a rhythm of minutes counts that has no start of its own. */
  anchor: number;
  startsAt: number | null;
  endsAt: number | null;
}

/** The first time after `after` at which the rhythm is due; null when there is none any more. */
export function nextTime(rhythm: Rhythm, table: Timetable, after: number): number | null {
  const from = table.startsAt === null ? after : Math.max(after, table.startsAt - 1);
  const next =
    rhythm.kind === "minutes"
      ? nextByElapsedTime(rhythm.every * MINUTE_MS, table, from)
      : nextByClock(rhythm, table.timeZone, from);
  if (next === null || (table.endsAt !== null && next > table.endsAt)) return null;
  return next;
}

/** The next times, at most `count` of them. */
export function nextTimes(rhythm: Rhythm, table: Timetable, after: number, count: number): number[] {
  const times: number[] = [];
  for (let last = after; times.length < count; ) {
    const next = nextTime(rhythm, table, last);
    if (next === null) break;
    times.push(next);
    last = next;
  }
  return times;
}

function nextByElapsedTime(
  step: number,
  { startsAt, anchor }: Pick<Timetable, "startsAt" | "anchor">,
  after: number,
): number {
  const first = Math.ceil((startsAt ?? anchor + step) / MINUTE_MS) * MINUTE_MS;
  return first > after ? first : first + (Math.floor((after - first) / step) + 1) * step;
}

/**
 * What a rhythm means by a time that a change of the clocks leaves out or repeats. `once`: it is due once, at the first
 * moment at which clocks show that time or a later one. `hourly`: once in each real hour. `always`: whenever clocks show it.
 */
type Meaning = "once" | "hourly" | "always";

function meaningOf(rhythm: WallRhythm): Meaning {
  if (rhythm.kind === "hourly") return "hourly";
  if (rhythm.kind !== "cron") return "once";
  const [minute, hour] = rhythm.expression.split(" ");
  if (hour !== "*") return "once";
  return /^\d+$/.test(minute ?? "") ? "hourly" : "always";
}

function dueMoments({ shown, gapEnd, shift }: Moments, meaning: Meaning): number[] {
  if (meaning === "always") return shown;
  // Where clocks change by less than an hour, each hour of theirs is one hour all the same.
  const perHour = meaning === "hourly" && shift >= HOUR_MS;
  if (gapEnd !== null) return perHour ? [] : [gapEnd];
  return perHour ? shown : shown.slice(0, 1);
}

function nextByClock(rhythm: WallRhythm, timeZone: string, after: number): number | null {
  const meaning = meaningOf(rhythm);
  // What is due once comes in the order of wall times. Else times that are repeated mix with those around them.
  const slackAt = (at: number) =>
    meaning !== "once" && isChangeNear(at, CHANGE_MS, timeZone) ? CHANGE_MS : 0;
  let best: number | null = null;
  let enough = Number.POSITIVE_INFINITY;
  for (const wall of wallTimes(rhythm, wallTimeAt(after, timeZone) - slackAt(after))) {
    if (wall > enough) break;
    for (const moment of dueMoments(momentsOf(wall, timeZone), meaning)) {
      if (moment > after && (best === null || moment < best)) best = moment;
    }
    if (best !== null) enough = wallTimeAt(best, timeZone) + slackAt(best);
  }
  return best;
}
