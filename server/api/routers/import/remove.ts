import { orgProcedure } from "@/server/api/procedures";
import { importIdInput } from "@/server/services/imports/import.schema";
import { removeImport } from "@/server/services/imports/remove-import";

export const remove = orgProcedure("import:manage")
  .input(importIdInput)
  .mutation(({ ctx, input }) => removeImport(ctx.scope, ctx.deps, input.importId));
