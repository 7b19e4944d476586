import { orgProcedure } from "@/server/api/procedures";
import { router } from "@/server/api/trpc";
import { invite } from "@/server/services/invitations/invite";
import { listInvitations } from "@/server/services/invitations/list-invitations";
import { resendInvitation } from "@/server/services/invitations/resend-invitation";
import { revokeInvitation } from "@/server/services/invitations/revoke-invitation";
import { changeAccess } from "@/server/services/members/change-access";
import { getAccess } from "@/server/services/members/get-access";
import { leaveOrganisation } from "@/server/services/members/leave-organisation";
import { listMembers } from "@/server/services/members/list-members";
import { removeMember } from "@/server/services/members/remove-member";
import { transferOwnership } from "@/server/services/members/transfer-ownership";
import {
  changeAccessInput,
  invitationInput,
  inviteInput,
  listInvitationsInput,
  listMembersInput,
  memberInput,
} from "./inputs";

export const memberRouter = router({
  list: orgProcedure("member:read")
    .input(listMembersInput)
    .query(({ ctx, input: { filters, ...view } }) =>
      listMembers(ctx.scope, ctx.deps, { ...view, ...filters }),
    ),
  /** Every client of a member, of which the list names the first few. */
  access: orgProcedure("member:manage")
    .input(memberInput)
    .query(({ ctx, input }) => getAccess(ctx.scope, ctx.deps, input.memberId)),
  changeAccess: orgProcedure("member:manage")
    .input(changeAccessInput)
    .mutation(({ ctx, input }) => changeAccess(ctx.scope, ctx.deps, input)),
  remove: orgProcedure("member:manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => removeMember(ctx.scope, ctx.deps, input.memberId)),
  leave: orgProcedure("organisation:read").mutation(({ ctx }) => leaveOrganisation(ctx.scope, ctx.deps)),
  transferOwnership: orgProcedure("member:manage")
    .input(memberInput)
    .mutation(({ ctx, input }) => transferOwnership(ctx.scope, ctx.deps, input.memberId)),
  invitations: orgProcedure("member:manage")
    .input(listInvitationsInput)
    .query(({ ctx, input }) => listInvitations(ctx.scope, ctx.deps, input)),
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
