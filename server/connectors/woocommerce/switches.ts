import { RetriableError } from "@/server/connectors/core/errors";
import type { Switches } from "@/server/connectors/core/target";
import { technicalOf, type WooClient } from "./client";

/**
 * Turns settings of the shop, each named "group/id".
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#update-a-setting-option
 */
export async function turnSwitches(client: WooClient, switches: Switches): Promise<void> {
  for (const [place, value] of Object.entries(switches)) {
    const answer = await client.write("PUT", `settings/${place}`, { value });
    if (answer.status >= 200 && answer.status < 300) continue;
    throw new RetriableError(`The shop did not turn its setting ${place}.`, {
      technical: client.redact(technicalOf(answer)),
    });
  }
}
