import { orgProcedure } from "@/server/api/procedures";
import { createImport } from "@/server/services/imports/create-import";
import { createImportInput } from "@/server/services/imports/import.schema";

export const create = orgProcedure("import:manage")
  .input(createImportInput)
  .mutation(({ ctx, input }) => createImport(ctx.scope, ctx.deps, input));
