import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { getBoardClient } from "@/server/services/board/get-board-client";
import { getBoardSummary } from "@/server/services/board/get-board-summary";
import { listBoard } from "@/server/services/board/list-board";

import { boardClient, listBoardInput } from "./inputs";

export const boardRouter = router({
  list: orgProcedure("client:read")
    .input(listBoardInput)
    .query(({ ctx, input: { filters, ...view } }) => listBoard(ctx.scope, ctx.deps, { ...view, ...filters })),
  summary: orgProcedure("client:read").query(({ ctx }) =>
    getBoardSummary(ctx.scope, ctx.deps, ctx.organisation.timeZone),
  ),
  client: orgProcedure("client:read")
    .input(boardClient)
    .query(({ ctx, input }) => getBoardClient(ctx.scope, ctx.deps, input.clientId)),
});
