import { fromZoned, toZoned } from "@/components/form/zoned-time";
import type { Rhythm, RhythmKind, Weekday } from "@/server/domain/schedule/rhythm";
import type { ScheduleReach, WhenBusy } from "@/server/domain/schedule/schedule";
import { type ScheduleSettings, scheduleFormSchema } from "@/server/services/schedules/schedule.schema";

/** What stands in the form, for every kind of rhythm at once: changing the kind back loses nothing. */
export interface ScheduleDraft {
  reach: ScheduleReach;
  kind: RhythmKind;
  every: number;
  minute: number;
  /** "02:30"; empty while it is being typed. */
  time: string;
  weekdays: Weekday[];
  day: number | "last";
  expression: string;
  /** As a `datetime-local` input has it, on the organisation's clocks; empty for none. */
  startsAt: string;
  endsAt: string;
  whenBusy: WhenBusy;
  catchUp: boolean;
}

export const NEW_DRAFT: ScheduleDraft = {
  reach: "changes",
  kind: "daily",
  every: 15,
  minute: 0,
  time: "02:30",
  weekdays: ["monday"],
  day: 1,
  expression: "30 2 * * *",
  startsAt: "",
  endsAt: "",
  whenBusy: "skip",
  catchUp: true,
};

export function draftOf(saved: ScheduleSettings, timeZone: string): ScheduleDraft {
  const { rhythm, startsAt, endsAt, reach, whenBusy, catchUp } = saved;
  const local = (at: Date | null) => (at ? toZoned(at.toISOString(), timeZone) : "");
  return {
    ...NEW_DRAFT,
    ...rhythmDraft(rhythm),
    kind: rhythm.kind,
    startsAt: local(startsAt),
    endsAt: local(endsAt),
    reach,
    whenBusy,
    catchUp,
  };
}

function rhythmDraft(rhythm: Rhythm): Partial<ScheduleDraft> {
  const { kind: _kind, ...rest } = rhythm;
  if (!("hour" in rest)) return rest;
  const { hour, minute, ...days } = rest;
  const two = (number: number) => String(number).padStart(2, "0");
  return { ...days, time: `${two(hour)}:${two(minute)}` };
}

function rhythmOf(draft: ScheduleDraft): unknown {
  const { kind, every, minute, weekdays, day, expression } = draft;
  const [hours = "", minutes = ""] = draft.time.split(":");
  const part = (text: string) => (text === "" ? Number.NaN : Number(text));
  const time = { hour: part(hours), minute: part(minutes) };
  const rhythms: Record<RhythmKind, object> = {
    minutes: { every },
    hourly: { minute },
    daily: time,
    weekly: { weekdays, ...time },
    monthly: { day, ...time },
    cron: { expression },
  };
  return { kind, ...rhythms[kind] };
}

export type ReadDraft =
  | { settings: ScheduleSettings; errors: Record<string, never> }
  | { settings: null; errors: Record<string, string> };

/** The schedule that stands in the form, or a sentence for each input that is wrong, by its path. */
export function readDraft(draft: ScheduleDraft, timeZone: string): ReadDraft {
  const moment = (local: string) => {
    if (local === "") return null;
    const iso = fromZoned(local, timeZone);
    return iso === null ? new Date(Number.NaN) : new Date(iso);
  };
  const read = scheduleFormSchema.safeParse({
    rhythm: rhythmOf(draft),
    startsAt: moment(draft.startsAt),
    endsAt: moment(draft.endsAt),
    reach: draft.reach,
    whenBusy: draft.whenBusy,
    catchUp: draft.catchUp,
  });
  if (read.success) return { settings: read.data, errors: {} };
  const errors: Record<string, string> = {};
  for (const issue of read.error.issues) errors[issue.path.join(".")] ??= issue.message;
  return { settings: null, errors };
}
