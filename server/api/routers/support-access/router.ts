import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import {
  declineAccess,
  endGrantedAccess,
  grantAccess,
  listAccesses,
} from "@/server/services/support/manage-accesses";
import { addNote, handBack, leaveAsSupport } from "@/server/services/support/run-notes";
import { getSupportNews } from "@/server/services/support/support-news";
import { oneAccessInput } from "../support/inputs";
import { grantAccessInput, noteInput } from "./inputs";

const managing = orgProcedure("support:manage");
/** Support staff alone, within an access. */
const acting = orgProcedure("support:act");

export const supportAccessRouter = router({
  list: orgProcedure("support:read").query(({ ctx }) => listAccesses(ctx.scope, ctx.deps)),
  news: orgProcedure("support:read").query(({ ctx }) => getSupportNews(ctx.scope, ctx.deps)),
  grant: managing
    .input(grantAccessInput)
    .mutation(({ ctx, input }) => grantAccess(ctx.scope, ctx.deps, input)),
  decline: managing
    .input(oneAccessInput)
    .mutation(({ ctx, input }) => declineAccess(ctx.scope, ctx.deps, input.accessId)),
  end: managing
    .input(oneAccessInput)
    .mutation(({ ctx, input }) => endGrantedAccess(ctx.scope, ctx.deps, input.accessId)),
  note: acting.input(noteInput).mutation(({ ctx, input }) => addNote(ctx.scope, ctx.deps, input)),
  handBack: acting.input(noteInput).mutation(({ ctx, input }) => handBack(ctx.scope, ctx.deps, input)),
  leave: acting.mutation(({ ctx }) => leaveAsSupport(ctx.scope, ctx.deps)),
});
