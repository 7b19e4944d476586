import { orgProcedure } from "@/server/api/procedures";
import { saveTypeInput } from "@/server/services/imports/import.schema";
import { saveType as save } from "@/server/services/imports/save-type";

export const saveType = orgProcedure("import:manage")
  .input(saveTypeInput)
  .mutation(({ ctx, input }) => save(ctx.scope, ctx.deps, input.importId, input));
