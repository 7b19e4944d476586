import cronstrue from "cronstrue";
import { checkCron } from "./check-cron";
import { type Rhythm, WEEKDAYS, type Weekday } from "./rhythm";

/** "Europe/Berlin" as people say it. */
export function zoneInWords(timeZone: string): string {
  const city = timeZone.split("/").at(-1)?.replaceAll("_", " ") ?? timeZone;
  return timeZone.includes("/") && !timeZone.startsWith("Etc/") ? `${city} time` : city;
}

/** "Every day at 02:30, Berlin time" */
export function describeRhythm(rhythm: Rhythm, timeZone: string): string {
  switch (rhythm.kind) {
    case "minutes":
      return everyMinutes(rhythm.every);
    case "hourly":
      return rhythm.minute === 0
        ? "Every hour, on the hour"
        : `Every hour, at ${rhythm.minute} ${rhythm.minute === 1 ? "minute" : "minutes"} past`;
    case "daily":
      return `Every day at ${clock(rhythm)}, ${zoneInWords(timeZone)}`;
    case "weekly":
      return `${onWeekdays(rhythm.weekdays)} at ${clock(rhythm)}, ${zoneInWords(timeZone)}`;
    case "monthly":
      return `${onDay(rhythm.day)} at ${clock(rhythm)}, ${zoneInWords(timeZone)}`;
    case "cron":
      return checkCron(rhythm.expression) === null
        ? `${cronInWords(rhythm.expression)} (${zoneInWords(timeZone)})`
        : `Cron expression ${rhythm.expression}`;
  }
}

function cronInWords(expression: string): string {
  const words = cronstrue.toString(expression, { use24HourTimeFormat: true });
  return /^\S+ [^*]\S* \* \* \*$/.test(expression) ? `${words}, every day` : words;
}

function everyMinutes(every: number): string {
  if (every % 60 !== 0) return `Every ${every} minutes`;
  return every === 60 ? "Every hour" : `Every ${every / 60} hours`;
}

const two = (number: number) => String(number).padStart(2, "0");

function clock({ hour, minute }: { hour: number; minute: number }): string {
  return `${two(hour)}:${two(minute)}`;
}

const list = new Intl.ListFormat("en", { type: "conjunction" });
const nameOf = (weekday: Weekday) => weekday.charAt(0).toUpperCase() + weekday.slice(1);

function onWeekdays(weekdays: readonly Weekday[]): string {
  if (weekdays.length === WEEKDAYS.length) return "Every day";
  // Weeks are told from Monday on.
  const fromMonday = [...WEEKDAYS.slice(1), WEEKDAYS[0]].filter((day) => weekdays.includes(day));
  const isWorkweek =
    fromMonday.length === 5 && !weekdays.includes("saturday") && !weekdays.includes("sunday");
  return isWorkweek ? "Monday to Friday" : `Every ${list.format(fromMonday.map(nameOf))}`;
}

function onDay(day: number | "last"): string {
  if (day === "last") return "On the last day of every month";
  const shorter = day > 28 ? " (the last day of shorter ones)" : "";
  return `On the ${ordinal(day)} of every month${shorter}`;
}

function ordinal(number: number): string {
  const suffixes: Record<string, string> = { one: "st", two: "nd", few: "rd", other: "th" };
  return `${number}${suffixes[new Intl.PluralRules("en", { type: "ordinal" }).select(number)] ?? "th"}`;
}
