import { Prisma } from "@/server/db/generated/client";

/**
 * Whether a run `r` says how its import stands. One of chosen records, as webhooks start them, or of stock and prices
 * alone does not when it went well: what failed before it is as it was. The index "Run_telling_idx" holds these runs alone,
 * by the same words.
 */
export const TELLING_RUN = Prisma.sql`NOT (
  r."kind" = 'incremental' AND r."reach" IN ('chosen', 'stock_and_prices') AND r."status" = 'succeeded')`;
