import { orgProcedure } from "@/server/api/procedures";
import { startImportInput } from "@/server/services/imports/import.schema";
import { startRun } from "@/server/services/runs/start-run";

export const start = orgProcedure("run:start")
  .input(startImportInput)
  .mutation(async ({ ctx, input }) => {
    const run = await startRun(ctx.scope, ctx.deps, input);
    return { runId: run.id };
  });
