import { orgProcedure } from "@/server/api/procedures";
import { getMapping } from "@/server/services/imports/get-mapping";
import { importIdInput } from "@/server/services/imports/import.schema";

export const mapping = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => getMapping(ctx.scope, ctx.deps, input.importId));
