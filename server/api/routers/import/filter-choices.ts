import { orgProcedure } from "@/server/api/procedures";
import { importIdInput } from "@/server/services/imports/import.schema";
import { listFilterChoices } from "@/server/services/imports/list-filter-choices";

export const filterChoices = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => listFilterChoices(ctx.scope, ctx.deps, input.importId));
