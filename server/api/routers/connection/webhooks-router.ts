import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { checkWebhooks } from "@/server/services/webhooks/check-webhooks";
import { disableWebhooks } from "@/server/services/webhooks/disable-webhooks";
import { enableWebhooks } from "@/server/services/webhooks/enable-webhooks";
import { getWebhooks } from "@/server/services/webhooks/get-webhooks";
import { oneConnectionInput } from "./inputs";

const managing = orgProcedure("connection:manage").input(oneConnectionInput);

/** What a connection's store tells of by itself. */
export const webhooksRouter = router({
  get: orgProcedure("connection:read")
    .input(oneConnectionInput)
    .query(({ ctx, input }) => getWebhooks(ctx.scope, ctx.deps, input.connectionId)),
  enable: managing.mutation(({ ctx, input }) => enableWebhooks(ctx.scope, ctx.deps, input.connectionId)),
  disable: managing.mutation(({ ctx, input }) => disableWebhooks(ctx.scope, ctx.deps, input.connectionId)),
  /** The hourly check, now. */
  check: managing.mutation(({ ctx, input }) => checkWebhooks(ctx.scope, ctx.deps, input.connectionId)),
});
