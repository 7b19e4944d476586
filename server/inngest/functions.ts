import type { Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { inngest } from "./client";
import { createApplyChanges } from "./functions/apply-changes";
import { createApplyRetention } from "./functions/apply-retention";
import { createCheckWebhooks } from "./functions/check-webhooks";
import { createRunImport } from "./functions/run-import";
import { createSendNotices } from "./functions/send-notices";
import { createStartDueSchedules } from "./functions/start-due-schedules";
import { createSweepRuns } from "./functions/sweep-runs";

/** Every function that the executor drives. */
export function inngestFunctions(deps: () => ServiceDeps, client: Inngest = inngest) {
  return [
    createRunImport(client, deps),
    createSweepRuns(client, deps),
    createApplyChanges(client, deps),
    createCheckWebhooks(client, deps),
    createApplyRetention(client, deps),
    createSendNotices(client, deps),
    createStartDueSchedules(client, deps),
  ];
}
