const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });

/** "just now", "5 minutes ago", "in 2 hours"; past a week the date says more. */
export function formatRelative(date: Date, now: number, timeZone: string): string {
  const distance = date.getTime() - now;
  const size = Math.abs(distance);
  if (size < 45 * SECOND) return distance > 5 * SECOND ? "in a moment" : "just now";
  if (size < 60 * MINUTE) return relative.format(Math.round(distance / MINUTE) || 1, "minute");
  if (size < DAY) return relative.format(Math.round(distance / HOUR), "hour");
  if (size < 7 * DAY) return relative.format(Math.round(distance / DAY), "day");
  return new Intl.DateTimeFormat("en-GB", { dateStyle: "medium", timeZone }).format(date);
}

/** "14 Mar 2026, 09:30:05 CET" */
export function formatExact(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", {
    day: "numeric",
    month: "short",
    year: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    second: "2-digit",
    timeZoneName: "short",
    timeZone,
  }).format(date);
}

const dayName = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", timeZone: "UTC" });

/** "14 Mar" for "2026-03-14". */
export function formatDay(day: string): string {
  return dayName.format(new Date(`${day}T12:00:00Z`));
}

/** "850 ms", "12 s", "3 min 20 s", "1 h 4 min". */
export function formatDuration(ms: number): string {
  if (ms < SECOND) return `${Math.round(ms)} ms`;
  if (ms < MINUTE) return `${Math.round(ms / SECOND)} s`;
  if (ms < HOUR) {
    const minutes = Math.floor(ms / MINUTE);
    const seconds = Math.round((ms % MINUTE) / SECOND);
    return seconds && seconds < 60
      ? `${minutes} min ${seconds} s`
      : `${minutes + (seconds === 60 ? 1 : 0)} min`;
  }
  const hours = Math.floor(ms / HOUR);
  const minutes = Math.floor((ms % HOUR) / MINUTE);
  return minutes ? `${hours} h ${minutes} min` : `${hours} h`;
}
