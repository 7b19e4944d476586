import { NOBODY } from "@/server/api/context";
import { accountProcedure, publicProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { changePassword } from "@/server/services/account/change-password";
import { confirmEmailChange, readEmailChange } from "@/server/services/account/confirm-email-change";
import { endOneSession, endOtherSessions } from "@/server/services/account/end-sessions";
import { getAccount } from "@/server/services/account/get-account";
import { startLinking } from "@/server/services/account/identities/start-linking";
import { unlinkIdentity } from "@/server/services/account/identities/unlink";
import { listSessions } from "@/server/services/account/list-sessions";
import { renamePerson } from "@/server/services/account/rename-person";
import { requestEmailChange } from "@/server/services/account/request-email-change";
import { requestPasswordReset } from "@/server/services/account/request-password-reset";
import { readResetLink, resetPassword } from "@/server/services/account/reset-password";
import { offerSecondFactor } from "@/server/services/account/second-factor/offer-second-factor";
import { renewRecoveryCodes } from "@/server/services/account/second-factor/renew-recovery-codes";
import { turnOffSecondFactor } from "@/server/services/account/second-factor/turn-off";
import { turnOnSecondFactor } from "@/server/services/account/second-factor/turn-on";
import { signInChoices } from "@/server/services/account/sign-in-choices";
import { isStaff } from "@/server/services/support/enter-support";
import {
  changeEmailInput,
  changePasswordInput,
  codeInput,
  forgotPasswordInput,
  linkInput,
  passwordAndCodeInput,
  passwordInput,
  providerInput,
  renameInput,
  resetPasswordInput,
  sessionInput,
} from "./inputs";

export const accountRouter = router({
  /** What the pages before signing in offer. */
  signInChoices: publicProcedure.query(({ ctx }) => signInChoices(ctx.deps)),
  forgotPassword: publicProcedure
    .input(forgotPasswordInput)
    .mutation(({ ctx, input }) => requestPasswordReset(ctx.deps, input, ctx.visitor ?? NOBODY)),
  resetLink: publicProcedure.input(linkInput).query(({ ctx, input }) => readResetLink(ctx.deps, input.token)),
  resetPassword: publicProcedure
    .input(resetPasswordInput)
    .mutation(({ ctx, input }) => resetPassword(ctx.deps, input)),
  emailChange: publicProcedure
    .input(linkInput)
    .query(({ ctx, input }) => readEmailChange(ctx.deps, input.token)),
  confirmEmail: publicProcedure
    .input(linkInput)
    .mutation(({ ctx, input }) => confirmEmailChange(ctx.deps, input, ctx.caller?.sessionId ?? null)),

  /** Whether the platform's support queue is theirs. */
  staff: accountProcedure.query(({ ctx }) => isStaff(ctx.deps, ctx.caller.userId)),

  get: accountProcedure.query(({ ctx }) => getAccount(ctx.deps, ctx.caller)),
  rename: accountProcedure
    .input(renameInput)
    .mutation(({ ctx, input }) => renamePerson(ctx.deps, ctx.caller, input)),
  changeEmail: accountProcedure
    .input(changeEmailInput)
    .mutation(({ ctx, input }) => requestEmailChange(ctx.deps, ctx.caller, input)),
  changePassword: accountProcedure
    .input(changePasswordInput)
    .mutation(({ ctx, input }) => changePassword(ctx.deps, ctx.caller, input)),

  offerSecondFactor: accountProcedure
    .input(passwordInput)
    .mutation(({ ctx, input }) => offerSecondFactor(ctx.deps, ctx.caller, input)),
  turnOnSecondFactor: accountProcedure
    .input(codeInput)
    .mutation(({ ctx, input }) => turnOnSecondFactor(ctx.deps, ctx.caller, input)),
  turnOffSecondFactor: accountProcedure
    .input(passwordAndCodeInput)
    .mutation(({ ctx, input }) => turnOffSecondFactor(ctx.deps, ctx.caller, input)),
  renewRecoveryCodes: accountProcedure
    .input(passwordAndCodeInput)
    .mutation(({ ctx, input }) => renewRecoveryCodes(ctx.deps, ctx.caller, input)),

  sessions: accountProcedure.query(({ ctx }) => listSessions(ctx.deps, ctx.caller)),
  endSession: accountProcedure
    .input(sessionInput)
    .mutation(({ ctx, input }) => endOneSession(ctx.deps, ctx.caller, input.id)),
  endOtherSessions: accountProcedure.mutation(({ ctx }) => endOtherSessions(ctx.deps, ctx.caller)),

  startLinking: accountProcedure
    .input(providerInput)
    .mutation(({ ctx, input }) => startLinking(ctx.deps, ctx.caller, input)),
  unlink: accountProcedure
    .input(providerInput)
    .mutation(({ ctx, input }) => unlinkIdentity(ctx.deps, ctx.caller, input)),
});
