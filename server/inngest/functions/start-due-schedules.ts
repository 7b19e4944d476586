import { cron, type Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { startDue } from "@/server/services/schedules/start-due";

/** Every minute: runs of the schedules whose time has come. */
export function createStartDueSchedules(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    { id: "start-due-schedules", name: "Start scheduled runs", retries: 0, triggers: [cron("* * * * *")] },
    async ({ step }) => step.run("start-due", () => startDue(deps())),
  );
}
