import { z } from "zod";
import { anyOf, tableInput } from "@/server/api/table-input";
import {
  ACCESS_MINUTES,
  LONGEST_REASON,
  QUEUE_CAUSES,
  QUEUE_PERIODS,
  QUEUE_STATES,
  SHORTEST_REASON,
} from "@/server/domain/support";

const filters = {
  organisation: z.array(z.string().max(64)).max(100).default([]),
  state: anyOf(QUEUE_STATES),
  period: anyOf(QUEUE_PERIODS),
};

export const queueInput = tableInput({
  sortable: ["endedAt"],
  filters: { ...filters, cause: anyOf(QUEUE_CAUSES) },
});

export const queueGroupsInput = z.object(filters);

const LONGEST = ACCESS_MINUTES[ACCESS_MINUTES.length - 1] ?? 0;

export const accessMinutes = z
  .number()
  .int()
  .min(ACCESS_MINUTES[0], "Access is for an hour at least.")
  .max(LONGEST, "Access is for seven days at most.");

export const askAccessInput = z.object({
  runId: z.string().min(1).max(64),
  reason: z
    .string()
    .trim()
    .min(SHORTEST_REASON, "Say in a sentence why: the organisation decides by it.")
    .max(LONGEST_REASON, "Use at most 1,000 characters."),
  minutes: accessMinutes,
  wantsPersonalData: z.boolean(),
});

export const oneAccessInput = z.object({ accessId: z.string().min(1).max(64) });
