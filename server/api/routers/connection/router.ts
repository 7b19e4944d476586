import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { checkConnection } from "@/server/services/connections/check-connection";
import { createConnection } from "@/server/services/connections/create-connection";
import { getAuthorization } from "@/server/services/connections/get-authorization";
import { getConnection } from "@/server/services/connections/get-connection";
import { listConnections, pageConnections } from "@/server/services/connections/list-connections";
import { listPlatforms } from "@/server/services/connections/list-platforms";
import { removeConnection } from "@/server/services/connections/remove-connection";
import { renameConnection } from "@/server/services/connections/rename-connection";
import { rotateCredentials } from "@/server/services/connections/rotate-credentials";
import { setConnectionEnabled } from "@/server/services/connections/set-connection-enabled";
import { startAuthorization } from "@/server/services/connections/start-authorization";
import { testConnection } from "@/server/services/connections/test-connection";
import {
  createConnectionInput,
  listConnectionsInput,
  oneAuthorizationInput,
  oneConnectionInput,
  pageConnectionsInput,
  renameConnectionInput,
  rotateCredentialsInput,
  setConnectionEnabledInput,
  startAuthorizationInput,
  testConnectionInput,
} from "./inputs";
import { webhooksRouter } from "./webhooks-router";

const reading = orgProcedure("connection:read");
const managing = orgProcedure("connection:manage");

export const connectionRouter = router({
  platforms: reading.query(({ ctx }) => listPlatforms(ctx.scope, ctx.deps)),
  /** All at once, for choosing among those of a client. */
  list: reading
    .input(listConnectionsInput)
    .query(({ ctx, input }) => listConnections(ctx.scope, ctx.deps, input)),
  page: reading
    .input(pageConnectionsInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      pageConnections(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  get: reading
    .input(oneConnectionInput)
    .query(({ ctx, input }) => getConnection(ctx.scope, ctx.deps, input.connectionId)),
  /** What stands in the form, before it is saved. */
  test: managing
    .input(testConnectionInput)
    .mutation(({ ctx, input }) => testConnection(ctx.scope, ctx.deps, input)),
  /** A stored connection; the answer is kept. */
  check: managing
    .input(oneConnectionInput)
    .mutation(({ ctx, input }) => checkConnection(ctx.scope, ctx.deps, input.connectionId)),
  create: managing
    .input(createConnectionInput)
    .mutation(({ ctx, input }) => createConnection(ctx.scope, ctx.deps, input)),
  rotate: managing
    .input(rotateCredentialsInput)
    .mutation(({ ctx, input }) => rotateCredentials(ctx.scope, ctx.deps, input)),
  rename: managing
    .input(renameConnectionInput)
    .mutation(({ ctx, input }) => renameConnection(ctx.scope, ctx.deps, input)),
  setEnabled: managing
    .input(setConnectionEnabledInput)
    .mutation(({ ctx, input }) => setConnectionEnabled(ctx.scope, ctx.deps, input)),
  remove: managing
    .input(oneConnectionInput)
    .mutation(({ ctx, input }) => removeConnection(ctx.scope, ctx.deps, input)),
  startAuthorization: managing
    .input(startAuthorizationInput)
    .mutation(({ ctx, input }) => startAuthorization(ctx.scope, ctx.deps, input)),
  authorization: managing
    .input(oneAuthorizationInput)
    .query(({ ctx, input }) => getAuthorization(ctx.scope, ctx.deps, input.authorizationId)),
  webhooks: webhooksRouter,
});
