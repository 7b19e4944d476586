const HOUR_MS = 60 * 60_000;
const DAY_MS = 24 * HOUR_MS;

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(timeZone: string): Intl.DateTimeFormat {
  const known = formatters.get(timeZone);
  if (known) return known;
  const made = new Intl.DateTimeFormat("en-US", { timeZone, timeZoneName: "longOffset" });
  formatters.set(timeZone, made);
  return made;
}

/** How far the zone's clocks are ahead of UTC at this moment. */
export function offsetAt(at: number, timeZone: string): number {
  const [, sign, hours, minutes, seconds] =
    /GMT(?:([+-])(\d\d):(\d\d)(?::(\d\d))?)?$/.exec(formatterOf(timeZone).format(at)) ?? [];
  if (!sign) return 0;
  const size = Number(hours) * HOUR_MS + Number(minutes) * 60_000 + Number(seconds ?? 0) * 1_000;
  return sign === "-" ? -size : size;
}

/** What the zone's clocks show at this moment, as the moment at which those of UTC show it. */
export function wallTimeAt(at: number, timeZone: string): number {
  return at + offsetAt(at, timeZone);
}

/** Whether the zone's clocks change within this span around a moment. */
export function isChangeNear(at: number, span: number, timeZone: string): boolean {
  return offsetAt(at - span, timeZone) !== offsetAt(at + span, timeZone);
}

export interface Moments {
  /** One as a rule, two of a time that a change of the clocks repeats, none of one that it leaves out. */
  shown: number[];
  /** When the clocks go on, of a time that they leave out. */
  gapEnd: number | null;
  /** By how much the clocks change there. */
  shift: number;
}

/** When the zone's clocks show this wall time. */
export function momentsOf(wall: number, timeZone: string): Moments {
  // No zone is a day ahead or behind, and none changes its clocks twice within two days.
  const before = offsetAt(wall - DAY_MS, timeZone);
  const after = offsetAt(wall + DAY_MS, timeZone);
  const shift = Math.abs(after - before);
  if (shift === 0) return { shown: [wall - before], gapEnd: null, shift };
  const shown = [before, after]
    .filter((offset) => offsetAt(wall - offset, timeZone) === offset)
    .map((offset) => wall - offset);
  if (shown.length > 0) return { shown, gapEnd: null, shift };
  return { shown, gapEnd: changeBetween(wall - after, wall - before, timeZone), shift };
}

/** The first moment with the new offset, of two moments that lie on either side of a change of the clocks. */
function changeBetween(from: number, until: number, timeZone: string): number {
  const old = offsetAt(from, timeZone);
  let low = from;
  let high = until;
  while (high - low > 1_000) {
    const middle = low + Math.floor((high - low) / 2_000) * 1_000;
    if (offsetAt(middle, timeZone) === old) low = middle;
    else high = middle;
  }
  return high;
}
