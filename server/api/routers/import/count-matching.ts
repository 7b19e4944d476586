import { orgProcedure } from "@/server/api/procedures";
import { countMatching as count } from "@/server/services/imports/count-matching";
import { countMatchingInput } from "@/server/services/imports/import.schema";

/** A mutation by its transport alone: thousands of categories do not fit into an address. It changes nothing. */
export const countMatching = orgProcedure("import:read")
  .input(countMatchingInput)
  .mutation(({ ctx, input }) => count(ctx.scope, ctx.deps, input));
