import { z } from "zod";
import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { getOverview } from "@/server/services/overview/get-overview";

export const overviewRouter = router({
  get: orgProcedure("organisation:read")
    .input(z.object({ clientId: z.string().max(64).optional() }))
    .query(({ ctx, input }) => getOverview(ctx.scope, ctx.deps, ctx.organisation.timeZone, input.clientId)),
});
