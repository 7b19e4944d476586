import { orgProcedure } from "@/server/api/procedures";
import { duplicateImport } from "@/server/services/imports/duplicate-import";
import { importIdInput } from "@/server/services/imports/import.schema";

export const duplicate = orgProcedure("import:manage")
  .input(importIdInput)
  .mutation(({ ctx, input }) => duplicateImport(ctx.scope, ctx.deps, input.importId));
