import { z } from "zod";
import { ORGANISATION_KINDS } from "@/server/domain/organisation";
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

const kind = z.enum(ORGANISATION_KINDS, { error: "Choose whose stores these are." });

export const changeKindInput = z.object({ kind });
export const changeTimeZoneInput = z.object({ timeZone });

export const signUpInput = z.object({
  name: personName,
  email,
  password: newPassword,
  organisation,
  kind: kind.default("merchant"),
  timeZone,
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

export const foundInput = z.object({ organisation, kind: kind.default("merchant"), timeZone });
