import { z } from "zod";

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

const timeZone = z.string().refine(isTimeZone, "Choose a time zone from the list.");

export const changeTimeZoneInput = z.object({ timeZone });

export const signUpInput = z.object({
  name: z.string().trim().min(1, "Tell us your name.").max(100, "Use at most 100 characters."),
  email: z.email("This is not an e-mail address.").max(200, "Use at most 200 characters."),
  password: z.string().min(10, "Use at least 10 characters.").max(200, "Use at most 200 characters."),
  organisation: z.string().trim().min(1, "Name your agency or shop.").max(100, "Use at most 100 characters."),
  timeZone,
});
