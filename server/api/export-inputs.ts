import { z } from "zod";
import { AUDIT_GROUPS, AUDIT_PERIODS, AUDIT_SUBJECTS } from "@/server/domain/audit";
import { CLIENT_LACKS } from "@/server/domain/client-list";
import { RECORD_KINDS } from "@/server/domain/entity";
import { IMPORT_LIST_STATES } from "@/server/domain/import-list";
import { CAUSE_GROUP_NAMES, NEEDS } from "@/server/domain/need";
import { RECORD_STATES, RUN_KINDS, RUN_STATUSES, RUN_TRIGGERS } from "@/server/domain/run";

/** Filters as a list's page has them in its address: values with commas between them. */
function listOf<const Values extends readonly [string, ...string[]]>(values: Values) {
  return z
    .string()
    .default("")
    .transform((text) => text.split(",").filter(Boolean))
    .pipe(z.array(z.enum(values)));
}

const search = z.string().trim().max(200).default("");

const clientId = z.string().max(64).optional();

export const exportClientsInput = z.object({ q: search, lacks: listOf(CLIENT_LACKS) });

export const exportImportsInput = z.object({ q: search, state: listOf(IMPORT_LIST_STATES), clientId });

export const exportBoardInput = z.object({
  q: search,
  need: listOf(NEEDS),
  cause: listOf(CAUSE_GROUP_NAMES),
  platform: z
    .string()
    .max(500)
    .default("")
    .transform((text) => text.split(",").filter(Boolean)),
});

export const exportRunsInput = z.object({
  q: search,
  status: listOf(RUN_STATUSES),
  kind: listOf(RUN_KINDS),
  trigger: listOf(RUN_TRIGGERS),
  importId: z.string().max(64).optional(),
  clientId,
});

export const exportAuditInput = z.object({
  q: search,
  group: listOf(AUDIT_GROUPS),
  subject: listOf(AUDIT_SUBJECTS),
  person: z
    .string()
    .max(7_000)
    .default("")
    .transform((text) => text.split(",").filter(Boolean)),
  period: listOf(AUDIT_PERIODS),
});

export const exportRecordsInput = z.object({
  q: search,
  state: listOf(RECORD_STATES),
  kind: listOf(RECORD_KINDS),
  issue: z
    .string()
    .max(2_000)
    .default("")
    .transform((text) => text.split(",").filter(Boolean)),
});

/** Both days are included, and may be left out. */
export const exportImportLogInput = z
  .object({ from: z.iso.date().optional(), to: z.iso.date().optional() })
  .refine(({ from, to }) => !from || !to || from <= to, {
    message: "The first day has to be before the last one.",
    path: ["to"],
  });
