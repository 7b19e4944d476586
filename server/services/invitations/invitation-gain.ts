import { isAbove, type Role } from "@/server/domain/roles";

/** Whether an invitation gives somebody more than they have: accepting never lowers a role. */
export function invitationGain(has: Role | null, invitedTo: Role): boolean {
  return has === null || isAbove(invitedTo, has);
}
