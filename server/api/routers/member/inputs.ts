import { z } from "zod";
import { ROLES } from "@/server/domain/roles";
import { email } from "../account/inputs";

const id = z.string().min(1).max(64);
const role = z.enum(ROLES, { error: "Choose a role from the list." });

export const memberInput = z.object({ memberId: id });
export const changeRoleInput = z.object({ memberId: id, role });
/** Without an address it is a link, for whoever accepts first. */
export const inviteInput = z.object({ email: email.nullable(), role });
export const invitationInput = z.object({ invitationId: id });
