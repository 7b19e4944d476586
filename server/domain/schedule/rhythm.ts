import { z } from "zod";
import { checkCron } from "./check-cron";

/** As `Date.getUTCDay` counts them. */
export const WEEKDAYS = [
  "sunday",
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
] as const;
export type Weekday = (typeof WEEKDAYS)[number];

/** Closer together, and one run would hardly have ended before the next begins. */
export const LEAST_MINUTES = 5;
export const MOST_MINUTES = 1_440;

const number = (least: number, most: number, sentence: string) =>
  z.number(sentence).int(sentence).min(least, sentence).max(most, sentence);

const hour = number(0, 23, "Choose an hour from 0 to 23.");
const minute = number(0, 59, "Choose a minute from 0 to 59.");
const every = number(
  LEAST_MINUTES,
  MOST_MINUTES,
  `Choose from ${LEAST_MINUTES} to ${MOST_MINUTES.toLocaleString("en")} minutes.`,
);
const weekdays = z
  .array(z.enum(WEEKDAYS))
  .min(1, "Choose at least one weekday.")
  .transform((days) => WEEKDAYS.filter((day) => days.includes(day)));
const day = z.union([number(1, 31, "Choose a day from 1 to 31, or the last."), z.literal("last")]);
const expression = z
  .string()
  .trim()
  .max(200, "Use at most 200 characters.")
  .transform((text) => text.replace(/\s+/g, " "))
  .superRefine((text, context) => {
    const problem = checkCron(text);
    if (problem) context.addIssue({ code: "custom", message: problem });
  });

/** When something recurs, on the clocks of a time zone. `minutes` alone counts real time from the schedule's start. */
export const rhythmSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("minutes"), every }),
  z.object({ kind: z.literal("hourly"), minute }),
  z.object({ kind: z.literal("daily"), hour, minute }),
  z.object({ kind: z.literal("weekly"), weekdays, hour, minute }),
  /** A day that a month lacks is its last one. */
  z.object({ kind: z.literal("monthly"), day, hour, minute }),
  z.object({ kind: z.literal("cron"), expression }),
]);
export type Rhythm = z.infer<typeof rhythmSchema>;
export type RhythmKind = Rhythm["kind"];

export const RHYTHM_KINDS = [
  "minutes",
  "hourly",
  "daily",
  "weekly",
  "monthly",
  "cron",
] as const satisfies readonly RhythmKind[];
