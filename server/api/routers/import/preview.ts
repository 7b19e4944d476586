import { orgProcedure } from "@/server/api/procedures";
import { previewMappingInput } from "@/server/services/imports/import.schema";
import { previewMapping } from "@/server/services/imports/preview-mapping";

/** A mutation by its transport alone: rules do not fit into an address. It changes nothing. */
export const preview = orgProcedure("import:read")
  .input(previewMappingInput)
  .mutation(({ ctx, input }) => previewMapping(ctx.scope, ctx.deps, input));
