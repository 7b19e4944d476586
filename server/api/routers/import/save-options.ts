import { orgProcedure } from "@/server/api/procedures";
import { saveOptionsInput } from "@/server/services/imports/import.schema";
import { saveOptions as save } from "@/server/services/imports/save-options";

export const saveOptions = orgProcedure("import:manage")
  .input(saveOptionsInput)
  .mutation(({ ctx, input }) => save(ctx.scope, ctx.deps, input.importId, input.options));
