import { orgProcedure } from "@/server/api/procedures";
import { listImports } from "@/server/services/imports/list-imports";
import { listImportsInput } from "./inputs";

export const list = orgProcedure("import:read")
  .input(listImportsInput)
  .query(({ ctx, input: { filters, ...view } }) => listImports(ctx.scope, ctx.deps, { ...view, ...filters }));
