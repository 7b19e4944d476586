import { orgProcedure } from "@/server/api/procedures";
import { importIdInput } from "@/server/services/imports/import.schema";
import { describeRemoval } from "@/server/services/imports/remove-import";

export const removal = orgProcedure("import:manage")
  .input(importIdInput)
  .query(({ ctx, input }) => describeRemoval(ctx.scope, ctx.deps, input.importId));
