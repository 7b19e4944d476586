import { cron, type Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { checkDueWebhooks, listDueWebhooks } from "@/server/services/webhooks/check-due-webhooks";

/**
 * Each connection's webhooks about once an hour. The function itself runs more often, so that their turns spread; each
 * has a step of its own, so that a slow store does not make the others wait for a second attempt.
 */
export function createCheckWebhooks(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    { id: "check-webhooks", name: "Check webhooks", retries: 0, triggers: [cron("*/5 * * * *")] },
    async ({ step }) => {
      const due = await step.run("list", () => listDueWebhooks(deps()));
      for (const endpoint of due) {
        await step.run(`check-${endpoint.connectionId}`, () => checkDueWebhooks(deps(), endpoint));
      }
      return { checked: due.length };
    },
  );
}
