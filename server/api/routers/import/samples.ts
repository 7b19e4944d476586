import { orgProcedure } from "@/server/api/procedures";
import { listSamplesInput } from "@/server/services/imports/import.schema";
import { listSamples } from "@/server/services/imports/list-samples";

/** Its `cursor` is what an infinite list asks for more with. */
export const samples = orgProcedure("import:read")
  .input(listSamplesInput)
  .query(({ ctx, input }) => listSamples(ctx.scope, ctx.deps, input));
