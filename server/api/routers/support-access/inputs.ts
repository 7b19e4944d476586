import { z } from "zod";
import { LONGEST_NOTE } from "@/server/domain/support";
import { accessMinutes, oneAccessInput } from "../support/inputs";

export const grantAccessInput = oneAccessInput.extend({ minutes: accessMinutes, personalData: z.boolean() });

export const noteInput = z.object({
  runId: z.string().min(1).max(64),
  text: z
    .string()
    .trim()
    .min(1, "Write what you found, or what you did.")
    .max(LONGEST_NOTE, "Use at most 5,000 characters."),
});
