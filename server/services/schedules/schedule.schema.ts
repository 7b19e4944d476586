import { z } from "zod";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";
import { SCHEDULE_REACHES, WHEN_BUSY } from "@/server/domain/schedule/schedule";

const id = z.string().min(1).max(64);
const moment = z.date("Enter a date and a time.").nullable();

/** When, and between which moments; both ends belong to the span. */
const timesSchema = z.object({ rhythm: rhythmSchema, startsAt: moment, endsAt: moment });

const ENDS_BEFORE = { message: "This is before the start.", path: ["endsAt"] };
function endsAfterStart({ startsAt, endsAt }: { startsAt: Date | null; endsAt: Date | null }): boolean {
  return startsAt === null || endsAt === null || endsAt > startsAt;
}

const settingsSchema = timesSchema.extend({
  reach: z.enum(SCHEDULE_REACHES),
  whenBusy: z.enum(WHEN_BUSY),
  catchUp: z.boolean(),
});
export type ScheduleSettings = z.infer<typeof settingsSchema>;

/** These alone, of an input that names an import or a schedule as well. */
export function settingsOf(input: ScheduleSettings): ScheduleSettings {
  const { rhythm, startsAt, endsAt, reach, whenBusy, catchUp } = input;
  return { rhythm, startsAt, endsAt, reach, whenBusy, catchUp };
}

/** What the form holds. */
export const scheduleFormSchema = settingsSchema.refine(endsAfterStart, ENDS_BEFORE);

export const schedulesOfImportInput = z.object({ importId: id });
export const previewRhythmInput = timesSchema.refine(endsAfterStart, ENDS_BEFORE);
export type PreviewRhythm = z.infer<typeof previewRhythmInput>;
export const createScheduleInput = settingsSchema
  .extend({ importId: id })
  .refine(endsAfterStart, ENDS_BEFORE);
export const updateScheduleInput = settingsSchema
  .extend({ scheduleId: id })
  .refine(endsAfterStart, ENDS_BEFORE);
export const pauseScheduleInput = z.object({ scheduleId: id, paused: z.boolean() });
export const oneScheduleInput = z.object({ scheduleId: id });
