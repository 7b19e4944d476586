import type { RouterOutputs } from "@/components/api/trpc";
import type { State } from "@/components/ui/state-badge";
import type { Entity } from "@/server/domain/entity";
import type { RhythmKind, Weekday } from "@/server/domain/schedule/rhythm";
import type { ScheduleReach, ScheduleState, WhenBusy } from "@/server/domain/schedule/schedule";

export type ScheduleView = RouterOutputs["schedule"]["list"][number];

export const SCHEDULE_STATE_WORDS: Record<ScheduleState, { state: State; word: string }> = {
  active: { state: "good", word: "On" },
  waiting: { state: "running", word: "Waiting" },
  paused: { state: "off", word: "Paused" },
  ended: { state: "idle", word: "Ended" },
};

export const REACH_WORDS: Record<ScheduleReach, { title: string; about: string }> = {
  changes: {
    title: "What has changed",
    about: "New and changed records since the last run. The usual choice.",
  },
  stock_and_prices: {
    title: "Stock and prices",
    about: "These alone, of products that are there already. Quick, so it can run often.",
  },
  everything: {
    title: "Everything",
    about: "Each record is compared anew. Slower, and finds what moves no date at the source.",
  },
};

/** Only products have stock and prices. */
export function reachesOf(entity: Entity): ScheduleReach[] {
  return entity === "products" ? ["changes", "stock_and_prices", "everything"] : ["changes", "everything"];
}

export const RHYTHM_KIND_WORDS: Record<RhythmKind, string> = {
  minutes: "Every few minutes",
  hourly: "Every hour",
  daily: "Every day",
  weekly: "Every week",
  monthly: "Every month",
  cron: "Cron expression",
};

export const WHEN_BUSY_WORDS: Record<WhenBusy, { title: string; about: string }> = {
  skip: {
    title: "Skip this time",
    about: "The next time comes soon enough. A run that does less is waited for.",
  },
  queue: { title: "Start after it", about: "As soon as that run has ended, and once only." },
};

/** As a week is read. */
export const WEEK: { day: Weekday; short: string; name: string }[] = [
  { day: "monday", short: "Mon", name: "Monday" },
  { day: "tuesday", short: "Tue", name: "Tuesday" },
  { day: "wednesday", short: "Wed", name: "Wednesday" },
  { day: "thursday", short: "Thu", name: "Thursday" },
  { day: "friday", short: "Fri", name: "Friday" },
  { day: "saturday", short: "Sat", name: "Saturday" },
  { day: "sunday", short: "Sun", name: "Sunday" },
];

/** "Mon 1 Jun 2026, 02:30 CEST" */
export function formatDue(date: Date, timeZone: string): string {
  const day = new Intl.DateTimeFormat("en-GB", {
    weekday: "short",
    day: "numeric",
    month: "short",
    year: "numeric",
    timeZone,
  });
  const time = new Intl.DateTimeFormat("en-GB", {
    hour: "2-digit",
    minute: "2-digit",
    timeZoneName: "short",
    timeZone,
  });
  return `${day.format(date).replace(",", "")}, ${time.format(date)}`;
}
