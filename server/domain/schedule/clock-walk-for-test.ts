const MINUTE_MS = 60_000;

/** A minute of a zone's year: the moment, and what the clocks show then, as the moment at which those of UTC show it. */
export interface Minute {
  at: number;
  wall: number;
}

/**
 * Every minute of a span of time with what the zone's clocks show, read from the platform's calendar rather than from
 * the code that is tested. Clocks change at quarters of an hour, if at all.
 */
export function walkClock(timeZone: string, from: number, until: number): Minute[] {
  const calendar = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
  });
  const minutes: Minute[] = [];
  for (let quarter = from; quarter < until; quarter += 15 * MINUTE_MS) {
    const parts = new Map(calendar.formatToParts(quarter).map(({ type, value }) => [type, Number(value)]));
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.get(type) ?? Number.NaN;
    const wall = Date.UTC(part("year"), part("month") - 1, part("day"), part("hour"), part("minute"));
    for (let minute = 0; minute < 15; minute += 1) {
      minutes.push({ at: quarter + minute * MINUTE_MS, wall: wall + minute * MINUTE_MS });
    }
  }
  return minutes;
}

/** The first moment at which the clocks show this time or a later one. */
export function firstShowing(minutes: readonly Minute[], wall: number): number {
  // The highest time shown so far never falls, so it can be searched by halves.
  let low = 0;
  let high = minutes.length - 1;
  const reached = highest(minutes);
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((reached[middle] ?? 0) >= wall) high = middle;
    else low = middle + 1;
  }
  return minutes[low]?.at ?? Number.NaN;
}

const kept = new WeakMap<readonly Minute[], number[]>();

function highest(minutes: readonly Minute[]): number[] {
  const known = kept.get(minutes);
  if (known) return known;
  let top = Number.NEGATIVE_INFINITY;
  const made = minutes.map(({ wall }) => {
    top = Math.max(top, wall);
    return top;
  });
  kept.set(minutes, made);
  return made;
}
