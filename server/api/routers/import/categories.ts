import { orgProcedure } from "@/server/api/procedures";
import { importIdInput } from "@/server/services/imports/import.schema";
import { listCategories } from "@/server/services/imports/list-categories";

export const categories = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => listCategories(ctx.scope, ctx.deps, input.importId));
