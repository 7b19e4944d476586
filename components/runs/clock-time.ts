/** "09:30:05" in the zone; the day is told where the whole is dated. */
export function clockTime(date: Date, timeZone: string): string {
  return new Intl.DateTimeFormat("en-GB", { timeStyle: "medium", timeZone }).format(date);
}
