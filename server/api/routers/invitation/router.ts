import { publicProcedure, userProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { acceptInvitation } from "@/server/services/invitations/accept-invitation";
import { lookAtInvitation } from "@/server/services/invitations/look-at-invitation";
import { signUpByInvitation } from "@/server/services/invitations/sign-up-by-invitation";
import { signUpByInvitationInput, tokenInput } from "./inputs";

/** For who holds an invitation's link. They belong to no organisation by it yet: the token is what they are asked for. */
export const invitationRouter = router({
  look: publicProcedure
    .input(tokenInput)
    .query(({ ctx, input }) => lookAtInvitation(ctx.deps, input.token, ctx.user)),
  accept: userProcedure
    .input(tokenInput)
    .mutation(({ ctx, input }) => acceptInvitation(ctx.deps, ctx.user, input)),
  signUp: publicProcedure
    .input(signUpByInvitationInput)
    .mutation(({ ctx, input }) => signUpByInvitation(ctx.deps, input)),
});
