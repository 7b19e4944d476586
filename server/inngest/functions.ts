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
export function inngestFunctions(deps: () => ServiceDeps) {
  return [
    createRunImport(inngest, deps),
    createSweepRuns(inngest, deps),
    createApplyChanges(inngest, deps),
    createCheckWebhooks(inngest, deps),
    createApplyRetention(inngest, deps),
    createSendNotices(inngest, deps),
    createStartDueSchedules(inngest, deps),
  ];
}
