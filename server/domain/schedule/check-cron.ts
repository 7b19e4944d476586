import { Cron } from "croner";
import { CRON_FIELDS, readCronField } from "./cron-field";

/** Runs closer together than this would hardly have ended before the next begins. */
const LEAST_MINUTES = 5;

const SHAPE =
  "A cron expression has five parts with blanks between them: minute, hour, day of the month, month, weekday. 30 2 * * * is every day at 02:30.";

/** What is wrong with a cron expression and how to write it, in a sentence; null for one that can be used. */
export function checkCron(expression: string): string | null {
  const parts = expression.trim().split(/\s+/);
  if (expression.trim() === "") return SHAPE;
  if (parts.length > CRON_FIELDS.length) {
    return `This has ${parts.length} parts: seconds and years are not supported. ${SHAPE}`;
  }
  if (parts.length < CRON_FIELDS.length) return SHAPE;
  const values: number[][] = [];
  for (const [index, field] of CRON_FIELDS.entries()) {
    const read = readCronField(field, parts[index] ?? "");
    if ("problem" in read) return read.problem;
    values.push(read.values);
  }
  const [minutes = [], hours = []] = values;
  if (parts[2] !== "*" && parts[4] !== "*") {
    return "This names both days of the month and weekdays, and cron takes what is either. Write * for one of them; where you want both, make a schedule for each.";
  }
  const distance = leastMinutesBetween(minutes, hours);
  if (distance < LEAST_MINUTES) {
    return `Runs would start ${distance === 1 ? "1 minute" : `${distance} minutes`} apart. Leave at least ${LEAST_MINUTES} minutes between them, as */${LEAST_MINUTES} does.`;
  }
  return everFires(parts.join(" "))
    ? null
    : "This day never comes: no month that is named has it. Choose another day, or L for the last one.";
}

/** Between two times that follow one another, within an hour or over its end. */
function leastMinutesBetween(minutes: number[], hours: number[]): number {
  let least = Number.POSITIVE_INFINITY;
  for (const [index, minute] of minutes.entries()) {
    const next = minutes[index + 1];
    if (next !== undefined) least = Math.min(least, next - minute);
  }
  const [first] = minutes;
  const last = minutes.at(-1);
  const runsOn = hours.some((hour) => hours.includes((hour + 1) % 24));
  if (runsOn && first !== undefined && last !== undefined) least = Math.min(least, first + 60 - last);
  return least;
}

function everFires(expression: string): boolean {
  try {
    const cron = new Cron(expression, { timezone: "UTC", mode: "5-part", paused: true });
    return cron.nextRun(new Date(0)) !== null;
  } catch {
    return false;
  }
}
