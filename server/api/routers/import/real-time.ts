import { orgProcedure } from "@/server/api/procedures";
import { importIdInput } from "@/server/services/imports/import.schema";
import { getRealTime } from "@/server/services/webhooks/get-real-time";

export const realTime = orgProcedure("import:read")
  .input(importIdInput)
  .query(({ ctx, input }) => getRealTime(ctx.scope, ctx.deps, input.importId));
