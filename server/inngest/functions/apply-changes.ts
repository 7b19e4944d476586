import type { Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { GROUP_MS } from "@/server/services/real-time/request-changes";
import { startChanges } from "@/server/services/real-time/start-changes";
import { changesNoticed } from "../events";

/** What webhooks have named is brought over together, a moment after the first of them. */
export function createApplyChanges(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    { id: "apply-changes", name: "Bring over what webhooks named", retries: 3, triggers: [changesNoticed] },
    async ({ event, step }) => {
      await step.sleep("group", `${GROUP_MS / 1_000}s`);
      return step.run("start", () => startChanges(deps(), event.data));
    },
  );
}
