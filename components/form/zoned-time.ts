import { momentsOf, wallTimeAt } from "@/server/domain/schedule/zone-clock";

/** "2026-03-14T09:30" on the zone's clocks as a moment; null for what is no time. */
export function fromZoned(local: string, timeZone: string): string | null {
  const wall = Date.parse(`${local}Z`);
  if (!/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/.test(local) || Number.isNaN(wall)) return null;
  const { shown, gapEnd } = momentsOf(wall, timeZone);
  const [moment = gapEnd] = shown;
  return moment === null ? null : new Date(moment).toISOString();
}

/** A moment as the zone's clocks show it, in the form of a `datetime-local` input. */
export function toZoned(iso: string, timeZone: string): string {
  return new Date(wallTimeAt(Date.parse(iso), timeZone)).toISOString().slice(0, 16);
}
