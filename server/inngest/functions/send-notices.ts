import { cron, type Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { sendNotices } from "@/server/services/notices/send-notices";
import { sweepHealth } from "@/server/services/notices/sweep-health";
import { noticesRequested } from "../events";

/** At once when an import's state has changed; every minute for what has to be tried again or whose event was lost. */
export function createSendNotices(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    {
      id: "send-notices",
      name: "Send notices",
      retries: 0,
      triggers: [noticesRequested, cron("* * * * *")],
    },
    async ({ step }) =>
      step.run("send", async () => {
        await sweepHealth(deps());
        return sendNotices(deps());
      }),
  );
}
