import { orgProcedure } from "@/server/api/procedures";
import { saveMappingInput } from "@/server/services/imports/import.schema";
import { saveMapping as save } from "@/server/services/imports/save-mapping";

export const saveMapping = orgProcedure("import:manage")
  .input(saveMappingInput)
  .mutation(({ ctx, input }) => save(ctx.scope, ctx.deps, input));
