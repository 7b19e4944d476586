import { cron, type Inngest } from "inngest";
import type { ServiceDeps } from "@/server/services/deps";
import { removeExpired } from "@/server/services/retention/remove-expired";
import { RETENTION_CRON } from "@/server/services/retention/retention-times";
import { type RetentionPlace, walkOrganisations } from "@/server/services/retention/walk-organisations";

/** What is left then waits for the next night. */
const MOST_STEPS = 120;

/** Every night: what organisations no longer want kept is removed, a while in each step. */
export function createApplyRetention(inngest: Inngest, deps: () => ServiceDeps) {
  return inngest.createFunction(
    {
      id: "apply-retention",
      name: "Remove what is past retention",
      retries: 3,
      triggers: [cron(RETENTION_CRON)],
    },
    async ({ step }) => {
      await step.run("expired", () => removeExpired(deps()));
      let place: RetentionPlace = { after: null, done: false };
      for (let index = 0; index < MOST_STEPS && !place.done; index += 1) {
        const { after } = place;
        place = await step.run(`organisations-${index}`, () => walkOrganisations(deps(), after));
      }
      return { done: place.done };
    },
  );
}
