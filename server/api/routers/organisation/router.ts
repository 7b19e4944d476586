import { z } from "zod";
import { orgProcedure, publicProcedure, userProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { changeTimeZone } from "@/server/services/organisations/change-time-zone";
import { getOrganisation } from "@/server/services/organisations/get-organisation";
import { listMyOrganisations } from "@/server/services/organisations/list-my-organisations";
import { searchOrganisation } from "@/server/services/organisations/search-organisation";
import { signUp, signUpState } from "@/server/services/organisations/sign-up";
import { changeTimeZoneInput, signUpInput } from "./inputs";

export const organisationRouter = router({
  signUpState: publicProcedure.query(({ ctx }) => signUpState(ctx.deps)),
  signUp: publicProcedure.input(signUpInput).mutation(({ ctx, input }) => signUp(ctx.deps, input)),
  mine: userProcedure.query(({ ctx }) => listMyOrganisations(ctx.deps, ctx.user.id)),
  get: orgProcedure("organisation:read").query(({ ctx }) =>
    getOrganisation(ctx.scope, ctx.deps, ctx.organisation),
  ),
  changeTimeZone: orgProcedure("organisation:manage")
    .input(changeTimeZoneInput)
    .mutation(({ ctx, input }) => changeTimeZone(ctx.scope, ctx.deps, input.timeZone)),
  /** For the command menu. */
  search: orgProcedure("organisation:read")
    .input(z.object({ text: z.string().trim().max(100) }))
    .query(({ ctx, input }) => searchOrganisation(ctx.scope, ctx.deps, input.text)),
});
