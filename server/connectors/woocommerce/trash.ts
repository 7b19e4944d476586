import { AnswerLostError, RetriableError } from "@/server/connectors/core/errors";
import { technicalOf, type WooClient } from "./client";

/**
 * Moves products to the trash. One by one, because a batch deletes for good. What is there already, or gone, is done;
 * an answer that was lost does no harm, since asking again changes nothing.
 */
export async function trashProducts(client: WooClient, targetIds: string[]): Promise<void> {
  for (const id of targetIds) {
    try {
      const answer = await client.write("DELETE", `products/${id}`, undefined);
      if (answer.status < 300 || answer.status === 404 || answer.status === 410) continue;
      throw new RetriableError(`The shop did not move the product ${id} to the trash.`, {
        technical: client.redact(technicalOf(answer)),
      });
    } catch (error) {
      if (!(error instanceof AnswerLostError)) throw error;
      throw new RetriableError("An answer of the shop was lost while a product was moved to the trash.", {
        technical: error.technical ?? error.message,
      });
    }
  }
}
