import { z } from "zod";
import { email, newPassword, personName } from "../account/inputs";

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

const organisation = z
  .string()
  .trim()
  .min(1, "Name your agency or shop.")
  .max(100, "Use at most 100 characters.");
const timeZone = z.string().refine(isTimeZone, "Choose a time zone from the list.");

export const signUpInput = z.object({
  name: personName,
  email,
  password: newPassword,
  organisation,
  timeZone,
});

export const foundInput = z.object({ organisation, timeZone });
