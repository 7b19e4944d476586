/** Minutes that the zone is ahead of UTC at this moment. */
function offsetMinutes(at: Date, timeZone: string): number {
  const parts = new Intl.DateTimeFormat("en-CA", {
    timeZone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
  }).formatToParts(at);
  const part = (type: Intl.DateTimeFormatPartTypes) =>
    Number(parts.find((entry) => entry.type === type)?.value ?? 0);
  const shown = Date.UTC(
    part("year"),
    part("month") - 1,
    part("day"),
    part("hour"),
    part("minute"),
    part("second"),
  );
  return Math.round((shown - at.getTime()) / 60_000);
}

/** "2026-03-14T09:30" on the zone's clocks as a moment; null for what is no time. */
export function fromZoned(local: string, timeZone: string): string | null {
  const asUtc = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(asUtc)) return null;
  const guess = new Date(asUtc - offsetMinutes(new Date(asUtc), timeZone) * 60_000);
  // Near a change of the clocks the first guess may lie on its other side.
  return new Date(asUtc - offsetMinutes(guess, timeZone) * 60_000).toISOString();
}

/** A moment as the zone's clocks show it, in the form of a `datetime-local` input. */
export function toZoned(iso: string, timeZone: string): string {
  const at = new Date(iso);
  return new Date(at.getTime() + offsetMinutes(at, timeZone) * 60_000).toISOString().slice(0, 16);
}
