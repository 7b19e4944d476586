import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { invite } from "@/server/services/invitations/invite";
import { listInvitations } from "@/server/services/invitations/list-invitations";
import { resendInvitation } from "@/server/services/invitations/resend-invitation";
import { revokeInvitation } from "@/server/services/invitations/revoke-invitation";
import { changeRole } from "@/server/services/members/change-role";
import { leaveOrganisation } from "@/server/services/members/leave-organisation";
import { listMembers } from "@/server/services/members/list-members";
import { removeMember } from "@/server/services/members/remove-member";
import { transferOwnership } from "@/server/services/members/transfer-ownership";
import { changeRoleInput, invitationInput, inviteInput, memberInput } from "./inputs";

export const memberRouter = router({
  list: orgProcedure("member:read").query(({ ctx }) => listMembers(ctx.scope, ctx.deps)),
  changeRole: orgProcedure("member:manage")
    .input(changeRoleInput)
    .mutation(({ ctx, input }) => changeRole(ctx.scope, ctx.deps, input)),
  remove: orgProcedure("member:manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, ctx.deps, input.memberId)),
  leave: orgProcedure("organisation:read").mutation(({ ctx }) => leaveOrganisation(ctx.scope, ctx.deps)),
  transferOwnership: orgProcedure("member:manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => transferOwnership(ctx.scope, ctx.deps, input.memberId)),
  invitations: orgProcedure("member:manage").query(({ ctx }) => listInvitations(ctx.scope, ctx.deps)),
  invite: orgProcedure("member:manage")
    .input(inviteInput)
    .mutation(({ ctx, input }) => invite(ctx.scope, ctx.deps, input)),
  revokeInvitation: orgProcedure("member:manage")
    .input(invitationInput)
    .mutation(({ ctx, input }) => revokeInvitation(ctx.scope, ctx.deps, input.invitationId)),
  resendInvitation: orgProcedure("member:manage")
    .input(invitationInput)
    .mutation(({ ctx, input }) => resendInvitation(ctx.scope, ctx.deps, input.invitationId)),
});
