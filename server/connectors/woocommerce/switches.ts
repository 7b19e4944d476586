import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import type { Switches } from "@/server/connectors/core/target";
import { technicalOf, type WooClient } from "./client";

/** Turning a setting twice changes nothing, so a lost answer is simply asked for again. */
const ATTEMPTS = 5;

/**
 * Turns settings of the shop, each named "group/id".
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#update-a-setting-option
 */
export async function turnSwitches(client: WooClient, switches: Switches): Promise<void> {
  for (const [place, value] of Object.entries(switches)) await turn(client, place, value);
}

async function turn(client: WooClient, place: string, value: string): Promise<void> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const answer = await client.write("PUT", `settings/${place}`, { value });
      if (answer.status >= 200 && answer.status < 300) return;
      throw new RetriableError(`The shop did not turn its setting ${place}.`, {
        technical: client.redact(technicalOf(answer)),
      });
    } catch (error) {
      if (!(error instanceof AnswerLostError) || attempt === ATTEMPTS) throw error;
    }
  }
}
