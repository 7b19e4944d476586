import { orgProcedure } from "@/server/api/procedures";
import { getMappingVersion } from "@/server/services/imports/get-mapping";
import { mappingVersionInput } from "@/server/services/imports/import.schema";

export const mappingVersion = orgProcedure("import:read")
  .input(mappingVersionInput)
  .query(({ ctx, input }) => getMappingVersion(ctx.scope, ctx.deps, input));
