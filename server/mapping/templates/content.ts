import { z } from "zod";
import { importOptionsSchema } from "@/server/domain/import-settings";
import { rhythmSchema } from "@/server/domain/schedule/rhythm";
import { MOST_SCHEDULES, SCHEDULE_REACHES, WHEN_BUSY } from "@/server/domain/schedule/schedule";
import { rulesSchema } from "../rule";

export const MOST_RULES = 1_000;

/** A schedule without its import: neither from when to when it holds, nor whether it is paused. */
export const templateScheduleSchema = z.object({
  reach: z.enum(SCHEDULE_REACHES),
  rhythm: rhythmSchema,
  whenBusy: z.enum(WHEN_BUSY),
  catchUp: z.boolean(),
});
export type TemplateSchedule = z.infer<typeof templateScheduleSchema>;

/** What a version of a template holds. Stores and filters are each import's own. */
export const templateContentSchema = z.object({
  rules: rulesSchema.max(MOST_RULES, `A mapping can hold at most ${MOST_RULES.toLocaleString("en")} rules.`),
  options: importOptionsSchema,
  schedules: z
    .array(templateScheduleSchema)
    .max(MOST_SCHEDULES, `An import can have ${MOST_SCHEDULES} schedules. Remove one that is not needed.`),
});
export type TemplateContent = z.infer<typeof templateContentSchema>;

/** A schedule as an import has it now. */
export interface OwnSchedule extends TemplateSchedule {
  id: string;
}

/** The same parts of an import, as they stand. */
export interface OwnContent extends Omit<TemplateContent, "schedules"> {
  schedules: OwnSchedule[];
}
