import { orgProcedure } from "@/server/api/procedures";
import { chooseConnection as choose } from "@/server/services/imports/choose-connection";
import { chooseConnectionInput } from "@/server/services/imports/import.schema";

export const chooseConnection = orgProcedure("import:manage")
  .input(chooseConnectionInput)
  .mutation(({ ctx, input }) => choose(ctx.scope, ctx.deps, input));
