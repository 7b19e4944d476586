/** One of the five fields of a cron expression, with the words in which its faults are told. */
export interface CronField {
  name: string;
  least: number;
  most: number;
  /** Names that stand for numbers, the first for `least`. */
  names?: readonly string[];
  /** What the field allows besides numbers, such as "L" for the last day. */
  special?: RegExp;
  example: string;
}

const MONTHS = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"] as const;
const DAYS = ["sun", "mon", "tue", "wed", "thu", "fri", "sat"] as const;

export const CRON_FIELDS = [
  { name: "minute", least: 0, most: 59, example: "0,30 or */15" },
  { name: "hour", least: 0, most: 23, example: "2 or 9-17" },
  { name: "day of the month", least: 1, most: 31, special: /^l$/i, example: "1,15, or L for the last one" },
  { name: "month", least: 1, most: 12, names: MONTHS, example: "1-6 or JAN,JUL" },
  {
    name: "weekday",
    least: 0,
    most: 7,
    names: DAYS,
    special: /^([0-7]|sun|mon|tue|wed|thu|fri|sat)(#[1-5]|l)$/i,
    example: "MON-FRI, or FRI#2 for the second Friday of a month",
  },
] as const satisfies readonly CronField[];

export type CronFieldValues = { values: number[] } | { problem: string };

/** The numbers that a field stands for, without what is special; or what is wrong with it and how to write it. */
export function readCronField(field: CronField, text: string): CronFieldValues {
  const values = new Set<number>();
  for (const item of text.split(",")) {
    if (field.special?.test(item)) continue;
    const found = readItem(field, item);
    if ("problem" in found) return found;
    for (const value of found.values) values.add(value);
  }
  return { values: [...values].sort((a, b) => a - b) };
}

function readItem(field: CronField, item: string): CronFieldValues {
  const example = `Write for example ${field.example}.`;
  if (item === "") return { problem: `The ${field.name} has a comma with nothing beside it. ${example}` };
  if (item === "?") return { problem: `Write * instead of ? for the ${field.name}.` };
  const [range = "", step, ...more] = item.split("/");
  if (more.length > 0) return { problem: `The ${field.name} "${item}" has more than one slash. ${example}` };
  const by = step === undefined ? 1 : Number(step);
  if (step !== undefined && (!/^\d+$/.test(step) || by < 1 || by > field.most)) {
    return {
      problem: `After the slash of the ${field.name} "${item}" comes a number from 1 to ${field.most}, such as */2.`,
    };
  }
  if (range === "*") return { values: span(field.least, field.most, by) };
  const ends = range.split("-").map((end) => numberOf(field, end));
  const [from, until = from] = ends;
  if (from === undefined || until === undefined || ends.length > 2 || ends.some(Number.isNaN)) {
    return { problem: `"${item}" is no ${field.name}: it is ${spanOf(field)}. ${example}` };
  }
  if (step !== undefined && ends.length === 1) {
    return {
      problem: `The ${field.name} "${item}" needs a range before its slash: ${range}-${field.most}/${step}.`,
    };
  }
  if (from > until) {
    return {
      problem: `The ${field.name} "${range}" runs backwards. Write it in two parts: ${inTwoParts(field, range)}.`,
    };
  }
  return { values: span(from, until, by) };
}

/** "SAT-MON" as "SAT,SUN-MON". */
function inTwoParts(field: CronField, range: string): string {
  const [from = "", until = ""] = range.toUpperCase().split("-");
  const first = field.names?.[0]?.toUpperCase() ?? String(field.least);
  const last = field.names?.at(-1)?.toUpperCase() ?? String(field.most);
  return `${from === last ? from : `${from}-${last}`},${until === first ? until : `${first}-${until}`}`;
}

function numberOf(field: CronField, text: string): number {
  const named = field.names?.indexOf(text.toLowerCase()) ?? -1;
  if (named >= 0) return named + field.least;
  const number = /^\d{1,2}$/.test(text) ? Number(text) : Number.NaN;
  return number >= field.least && number <= field.most ? number : Number.NaN;
}

function spanOf(field: CronField): string {
  const names = field.names
    ? `, or ${field.names[0]?.toUpperCase()} to ${field.names.at(-1)?.toUpperCase()}`
    : "";
  return `a number from ${field.least} to ${field.most}${names}`;
}

function span(from: number, until: number, by: number): number[] {
  const values: number[] = [];
  for (let value = from; value <= until; value += by) values.push(value);
  return values;
}
