import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { createSchedule } from "@/server/services/schedules/create-schedule";
import { listSchedules } from "@/server/services/schedules/list-schedules";
import { previewRhythm } from "@/server/services/schedules/preview-rhythm";
import { removeSchedule } from "@/server/services/schedules/remove-schedule";
import {
  createScheduleInput,
  oneScheduleInput,
  pauseScheduleInput,
  previewRhythmInput,
  schedulesOfImportInput,
  updateScheduleInput,
} from "@/server/services/schedules/schedule.schema";
import { setSchedulePaused } from "@/server/services/schedules/set-schedule-paused";
import { updateSchedule } from "@/server/services/schedules/update-schedule";

const reading = orgProcedure("import:read");
const managing = orgProcedure("import:manage");

export const scheduleRouter = router({
  list: reading
    .input(schedulesOfImportInput)
    .query(({ ctx, input }) => listSchedules(ctx.scope, ctx.deps, input.importId)),
  /** What the form comes to, before it is saved. */
  preview: reading
    .input(previewRhythmInput)
    .query(({ ctx, input }) => previewRhythm(ctx.scope, ctx.deps, input)),
  create: managing
    .input(createScheduleInput)
    .mutation(({ ctx, input }) => createSchedule(ctx.scope, ctx.deps, input)),
  update: managing
    .input(updateScheduleInput)
    .mutation(({ ctx, input }) => updateSchedule(ctx.scope, ctx.deps, input)),
  setPaused: managing
    .input(pauseScheduleInput)
    .mutation(({ ctx, input }) => setSchedulePaused(ctx.scope, ctx.deps, input)),
  remove: managing
    .input(oneScheduleInput)
    .mutation(({ ctx, input }) => removeSchedule(ctx.scope, ctx.deps, input.scheduleId)),
});
