import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { createClient } from "@/server/services/clients/create-client";
import { getClient } from "@/server/services/clients/get-client";
import { listClients } from "@/server/services/clients/list-clients";
import { removeClient } from "@/server/services/clients/remove-client";
import { renameClient } from "@/server/services/clients/rename-client";
import { searchClients } from "@/server/services/clients/search-clients";
import {
  createClientInput,
  listClientsInput,
  oneClientInput,
  renameClientInput,
  searchClientsInput,
} from "./inputs";

const reading = orgProcedure("client:read");
const managing = orgProcedure("client:manage");

export const clientRouter = router({
  list: reading
    .input(listClientsInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listClients(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  /** For choosing one among very many. */
  search: reading
    .input(searchClientsInput)
    .query(({ ctx, input }) => searchClients(ctx.scope, ctx.deps, input.text)),
  get: reading
    .input(oneClientInput)
    .query(({ ctx, input }) => getClient(ctx.scope, ctx.deps, input.clientId)),
  create: managing
    .input(createClientInput)
    .mutation(({ ctx, input }) => createClient(ctx.scope, ctx.deps, input)),
  rename: managing
    .input(renameClientInput)
    .mutation(({ ctx, input }) => renameClient(ctx.scope, ctx.deps, input)),
  remove: managing
    .input(oneClientInput)
    .mutation(({ ctx, input }) => removeClient(ctx.scope, ctx.deps, input.clientId)),
});
