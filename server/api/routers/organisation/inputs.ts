import { z } from "zod";

function isTimeZone(value: string): boolean {
  try {
    new Intl.DateTimeFormat("en", { timeZone: value });
    return true;
  } catch {
    return false;
  }
}

export const signUpInput = z.object({
  name: z.string().trim().min(1, "Tell us your name.").max(100, "Use at most 100 characters."),
  email: z.email("This is not an e-mail address.").max(200, "Use at most 200 characters."),
  password: z.string().min(10, "Use at least 10 characters.").max(200, "Use at most 200 characters."),
  organisation: z.string().trim().min(1, "Name your agency or shop.").max(100, "Use at most 100 characters."),
  timeZone: z.string().refine(isTimeZone, "Choose a time zone from the list."),
});

const days = (least: number) =>
  z
    .number({ error: "Enter a number of days." })
    .int("Enter whole days.")
    .min(least, `At least ${least} days.`)
    .max(3_650, "At most 3,650 days, which is ten years.");

export const retentionInput = z
  .object({ keepRecordsDays: days(7), keepRunsDays: days(30) })
  .refine(({ keepRecordsDays, keepRunsDays }) => keepRecordsDays <= keepRunsDays, {
    message: "A run's records cannot be kept longer than the run itself.",
    path: ["keepRecordsDays"],
  });
