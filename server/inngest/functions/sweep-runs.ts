import { cron, type Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { sweepRuns } from "@/server/services/runs/sweep-runs";

/** Every minute: runs whose hand-over to the executor was lost are handed over again. */
export function createSweepRuns(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    { id: "sweep-runs", name: "Take up lost runs", retries: 0, triggers: [cron("* * * * *")] },
    async ({ step }) => step.run("sweep", () => sweepRuns(deps())),
  );
}
