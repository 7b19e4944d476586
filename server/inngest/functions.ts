import type { ServiceDeps } from "@/server/services/deps";
import { inngest } from "./client";
import { createRunImport } from "./functions/run-import";
import { createStartDueSchedules } from "./functions/start-due-schedules";
import { createSweepRuns } from "./functions/sweep-runs";

/** Every function that the executor drives. */
export function inngestFunctions(deps: () => ServiceDeps) {
  return [
    createRunImport(inngest, deps),
    createSweepRuns(inngest, deps),
    createStartDueSchedules(inngest, deps),
  ];
}
