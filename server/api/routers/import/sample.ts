import { orgProcedure } from "@/server/api/procedures";
import { getSample } from "@/server/services/imports/get-sample";
import { sampleInput } from "@/server/services/imports/import.schema";

export const sample = orgProcedure("import:read")
  .input(sampleInput)
  .query(({ ctx, input }) => getSample(ctx.scope, ctx.deps, input));
