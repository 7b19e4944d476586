import { supportProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { askAccess } from "@/server/services/support/ask-access";
import { listQueue, listQueuedOrganisations, listQueueGroups } from "@/server/services/support/list-queue";
import { endOwnAccess, listOwnAccesses } from "@/server/services/support/own-accesses";
import { askAccessInput, oneAccessInput, queueGroupsInput, queueInput } from "./inputs";

/** For support staff, over all organisations. What they do within one is in the other routers, by access. */
export const supportRouter = router({
  queue: supportProcedure
    .input(queueInput)
    .query(({ ctx, input: { filters, page, pageSize, direction } }) =>
      listQueue(ctx.staff, ctx.deps, filters, { page, pageSize, direction }),
    ),
  groups: supportProcedure
    .input(queueGroupsInput)
    .query(({ ctx, input }) => listQueueGroups(ctx.staff, ctx.deps, input)),
  organisations: supportProcedure.query(({ ctx }) => listQueuedOrganisations(ctx.staff, ctx.deps)),
  ask: supportProcedure
    .input(askAccessInput)
    .mutation(({ ctx, input }) => askAccess(ctx.staff, ctx.deps, input)),
  accesses: supportProcedure.query(({ ctx }) => listOwnAccesses(ctx.staff, ctx.deps)),
  end: supportProcedure
    .input(oneAccessInput)
    .mutation(({ ctx, input }) => endOwnAccess(ctx.staff, ctx.deps, input.accessId)),
});
