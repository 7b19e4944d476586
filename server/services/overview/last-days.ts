import type { DayTotals } from "@/server/db/repositories/overview";

const DAY_MS = 86_400_000;

/** The last days in a zone, oldest first, as "2026-03-14". */
export function lastDays(now: number, days: number, timeZone: string): string[] {
  // Swedish writes dates as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv-SE", { dateStyle: "short", timeZone });
  const today = Date.parse(`${format.format(new Date(now))}T12:00:00Z`);
  return Array.from({ length: days }, (_, index) =>
    new Date(today - (days - 1 - index) * DAY_MS).toISOString().slice(0, 10),
  );
}

/** Every one of the days, with nought where nothing ran. */
export function fillDays(days: readonly string[], totals: readonly DayTotals[]): DayTotals[] {
  const byDay = new Map(totals.map((total) => [total.day, total]));
  return days.map((day) => byDay.get(day) ?? { day, records: 0, failed: 0 });
}
