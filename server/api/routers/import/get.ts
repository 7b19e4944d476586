import { orgProcedure } from "@/server/api/procedures";
import { getImport } from "@/server/services/imports/get-import";
import { importIdInput } from "@/server/services/imports/import.schema";

export const get = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => getImport(ctx.scope, ctx.deps, input.importId));
