import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import { RECORD_KINDS } from "@/server/domain/entity";
import { ISSUE_CODES } from "@/server/domain/issue";
import { HISTORY_DAYS, RECORD_STATES, RUN_KINDS, RUN_STATUSES, RUN_TRIGGERS } from "@/server/domain/run";

export const runId = z.object({ runId: z.string().min(1).max(64) });

/** All of the organisation where neither is said. */
const within = z.object({ importId: z.string().max(64).optional(), clientId: z.string().max(64).optional() });

export const listRunsInput = tableInput({
  sortable: ["createdAt"],
  filters: { status: anyOf(RUN_STATUSES), kind: anyOf(RUN_KINDS), trigger: anyOf(RUN_TRIGGERS) },
}).extend(within.shape);

export const triggersInput = within;

export const historyInput = z.object({
  importId: z.string().min(1).max(64),
  days: z.literal(HISTORY_DAYS),
});

export const listRecordsInput = tableInput({
  sortable: ["seq", "title", "sku"],
  filters: {
    state: anyOf(RECORD_STATES),
    kind: anyOf(RECORD_KINDS),
    issue: z.array(z.string().max(64)).default([]),
  },
}).extend(runId.shape);

/** A record, and the list in which a person came to it. */
export const neighboursInput = z.object({
  recordId: z.string().min(1).max(64),
  list: listRecordsInput.omit({ runId: true, page: true, pageSize: true }),
});

export const retryInput = runId.extend({
  /** Only these records; all that failed when it is left out. */
  recordIds: z.array(z.string().max(64)).max(1_000).optional(),
  /** Only the records with this issue. */
  issue: z.enum(ISSUE_CODES).optional(),
});
