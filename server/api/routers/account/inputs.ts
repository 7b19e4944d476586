import { z } from "zod";
import { SIGN_IN_PROVIDERS } from "@/server/domain/sign-in-provider";

export const personName = z
  .string()
  .trim()
  .min(1, "Tell us your name.")
  .max(100, "Use at most 100 characters.");
export const email = z.email("This is not an e-mail address.").max(200, "Use at most 200 characters.");
export const newPassword = z
  .string()
  .min(10, "Use at least 10 characters.")
  .max(200, "Use at most 200 characters.");
/** One's own, asked for again. Empty for who has none. */
const password = z.string().max(200, "This is not your password. Check capitals and blanks.");
const code = z.string().trim().min(1, "Enter the code.").max(40, "This is longer than any code.");
const token = z.string().max(200);

export const renameInput = z.object({ name: personName });
export const forgotPasswordInput = z.object({ email });
export const linkInput = z.object({ token });
export const resetPasswordInput = z.object({ token, newPassword });
export const changePasswordInput = z.object({ password, newPassword });
export const changeEmailInput = z.object({ email, password });
export const passwordInput = z.object({ password });
export const codeInput = z.object({ code });
export const passwordAndCodeInput = z.object({ password, code });
export const providerInput = z.object({ provider: z.enum(SIGN_IN_PROVIDERS), password });
export const sessionInput = z.object({ id: z.string().min(1).max(64) });
