import { eventType } from "inngest";
import { z } from "zod";

/** A run is to be driven. Ids and counts only: records and secrets never travel. */
export const runRequested = eventType("import/run.requested", {
  schema: z.object({ runId: z.string(), orgId: z.string(), leg: z.number().int(), part: z.number().int() }),
});

/** Webhooks have named records that an import keeps up to date. */
export const changesNoticed = eventType("import/changes.noticed", {
  schema: z.object({ orgId: z.string(), importId: z.string() }),
});

/** Notices may be due. It names none: whoever gets it looks which are. */
export const noticesRequested = eventType("notices/requested", { schema: z.object({}) });
