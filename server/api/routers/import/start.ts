import { orgProcedure } from "@/server/api/procedures";
import { startImportInput } from "@/server/services/imports/import.schema";
import { startImportRun } from "@/server/services/imports/start-import-run";

export const start = orgProcedure("run:start")
  .input(startImportInput)
  .mutation(({ ctx, input }) => startImportRun(ctx.scope, ctx.deps, input));
