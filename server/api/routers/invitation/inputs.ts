import { z } from "zod";
import { email, newPassword, personName } from "../account/inputs";

export const tokenInput = z.object({ token: z.string().min(1).max(200) });
/** What the form asks for; the token comes from the address. */
export const invitedAccount = z.object({ name: personName, email, password: newPassword });
export const signUpByInvitationInput = invitedAccount.extend(tokenInput.shape);
