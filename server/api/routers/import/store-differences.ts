import { orgProcedure } from "@/server/api/procedures";
import { compareStores } from "@/server/services/imports/compare-stores";
import { importIdInput } from "@/server/services/imports/import.schema";

export const storeDifferences = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => compareStores(ctx.scope, ctx.deps, input.importId));
