import { z } from "zod";
import { NOBODY } from "@/server/api/context";
import { orgProcedure, publicProcedure, userProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { changeKind } from "@/server/services/organisations/change-kind";
import { changeTimeZone } from "@/server/services/organisations/change-time-zone";
import { foundOrganisation, mayFound } from "@/server/services/organisations/found-organisation";
import { getOrganisation } from "@/server/services/organisations/get-organisation";
import { listMyOrganisations } from "@/server/services/organisations/list-my-organisations";
import { searchOrganisation } from "@/server/services/organisations/search-organisation";
import { signUp, signUpState } from "@/server/services/organisations/sign-up";
import { getRetention, previewRetention } from "@/server/services/retention/get-retention";
import { saveRetention } from "@/server/services/retention/save-retention";
import { changeKindInput, changeTimeZoneInput, foundInput, retentionInput, signUpInput } from "./inputs";

export const organisationRouter = router({
  signUpState: publicProcedure.query(({ ctx }) => signUpState(ctx.deps)),
  signUp: publicProcedure
    .input(signUpInput)
    .mutation(({ ctx, input }) => signUp(ctx.deps, input, ctx.visitor ?? NOBODY)),
  /** Whether a person who belongs nowhere may make an organisation of their own. */
  foundState: userProcedure.query(async ({ ctx }) => ({ open: await mayFound(ctx.deps) })),
  found: userProcedure
    .input(foundInput)
    .mutation(({ ctx, input }) => foundOrganisation(ctx.deps, ctx.user.id, input)),
  mine: userProcedure.query(({ ctx }) => listMyOrganisations(ctx.deps, ctx.user.id)),
  get: orgProcedure("organisation:read").query(({ ctx }) =>
    getOrganisation(ctx.scope, ctx.deps, ctx.organisation),
  ),
  changeKind: orgProcedure("organisation:manage")
    .input(changeKindInput)
    .mutation(({ ctx, input }) => changeKind(ctx.scope, ctx.deps, input.kind)),
  changeTimeZone: orgProcedure("organisation:manage")
    .input(changeTimeZoneInput)
    .mutation(({ ctx, input }) => changeTimeZone(ctx.scope, ctx.deps, input.timeZone)),
  /** For the command menu. */
  search: orgProcedure("organisation:read")
    .input(z.object({ text: z.string().trim().max(100) }))
    .query(({ ctx, input }) => searchOrganisation(ctx.scope, ctx.deps, input.text)),
  retention: orgProcedure("organisation:read").query(({ ctx }) => getRetention(ctx.scope, ctx.deps)),
  /** What would go at the next job if these were the days. */
  retentionPreview: orgProcedure("organisation:read")
    .input(retentionInput)
    .query(({ ctx, input }) => previewRetention(ctx.scope, ctx.deps, input)),
  saveRetention: orgProcedure("organisation:manage")
    .input(retentionInput)
    .mutation(({ ctx, input }) => saveRetention(ctx.scope, ctx.deps, input)),
});
