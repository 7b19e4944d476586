import { orgProcedure } from "@/server/api/procedures";
import { saveFiltersInput } from "@/server/services/imports/import.schema";
import { saveFilters as save } from "@/server/services/imports/save-filters";

export const saveFilters = orgProcedure("import:manage")
  .input(saveFiltersInput)
  .mutation(({ ctx, input }) => save(ctx.scope, ctx.deps, input.importId, input.filters));
