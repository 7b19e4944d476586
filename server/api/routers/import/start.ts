import { orgProcedure } from "@/server/api/procedures";
import { startImportInput } from "@/server/services/imports/import.schema";
import { startRun } from "@/server/services/runs/start-run";

/** Which scope it takes depends on the kind: the service asks for it. */
export const start = orgProcedure("run:retry")
  .input(startImportInput)
  .mutation(async ({ ctx, input }) => {
    const run = await startRun(ctx.scope, ctx.deps, input);
    return { runId: run.id };
  });
