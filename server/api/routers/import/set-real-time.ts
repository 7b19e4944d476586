import { orgProcedure } from "@/server/api/procedures";
import { setRealTimeInput } from "@/server/services/imports/import.schema";
import { setRealTime as set } from "@/server/services/webhooks/set-real-time";

export const setRealTime = orgProcedure("import:manage")
  .input(setRealTimeInput)
  .mutation(({ ctx, input }) => set(ctx.scope, ctx.deps, input));
