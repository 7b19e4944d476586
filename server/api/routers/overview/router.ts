import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { getOverview } from "@/server/services/overview/get-overview";

export const overviewRouter = router({
  get: orgProcedure("organisation:read").query(({ ctx }) =>
    getOverview(ctx.scope, ctx.deps, ctx.organisation.timeZone),
  ),
});
