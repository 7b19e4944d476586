import { z } from "zod";
import { ENTITIES } from "./entity";

export const NOTICE_EVENTS = ["failing", "recovered", "test"] as const;
export type NoticeEvent = (typeof NOTICE_EVENTS)[number];

export const NOTICE_CHANNEL_KINDS = ["email", "webhook", "slack"] as const;
export type NoticeChannelKind = (typeof NOTICE_CHANNEL_KINDS)[number];

export type NoticeState = "pending" | "sent" | "failed";

export type ImportHealth = "unknown" | "good" | "failing";

/** Why an import counts as failing. */
export const FAILURE_KINDS = ["run_failed", "records_failed", "stores_differ", "start_refused"] as const;
export type FailureKind = (typeof FAILURE_KINDS)[number];

/** What a notice tells, as it stood when the import's state changed. Names and numbers: no secret, no shopper's data. */
export const noticeFactsSchema = z.object({
  organisation: z.object({ name: z.string(), slug: z.string(), timeZone: z.string() }),
  /** Null for a test. */
  import: z
    .object({
      id: z.string(),
      name: z.string(),
      entity: z.enum(ENTITIES),
      /** Whose store it is, where that is not the organisation's own. */
      client: z.string().nullable(),
      source: z.string().nullable(),
      target: z.string().nullable(),
    })
    .nullable(),
  failure: z.object({ kind: z.enum(FAILURE_KINDS), sentence: z.string() }).nullable(),
  /** The run that changed the state; null when none could start. */
  run: z
    .object({
      id: z.string(),
      endedAt: z.iso.datetime(),
      read: z.number(),
      written: z.number(),
      failed: z.number(),
    })
    .nullable(),
  /** The commonest causes, each with how many records it stopped. */
  causes: z.array(z.object({ title: z.string(), records: z.number() })),
  /** When it began to fail. */
  failingSince: z.iso.datetime().nullable(),
});
export type NoticeFacts = z.infer<typeof noticeFactsSchema>;
