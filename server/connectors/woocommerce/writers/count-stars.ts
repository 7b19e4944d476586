import { AnswerLostError } from "@/server/connectors/core/errors";
import type { WooClient } from "../client";
import { REVIEWS } from "../reviews";
import { untilAnswered } from "../trash/repeat";
import { LARGEST_BATCH, sendBatch } from "./batch";

/**
 * WooCommerce works a product's stars out when a review is written, and keeps that review's own stars only after that
 * (seen on WooCommerce 10.5): the last one would be missing, and with a single one the product would show none. So one
 * review of each product is written once more, with nothing changed. `written` tells one by product.
 */
export async function countStars(client: WooClient, written: ReadonlyMap<string, string>): Promise<void> {
  const items = [...written].map(([productId, targetId]) => ({
    operation: "update" as const,
    targetId,
    body: { product_id: Number(productId) },
  }));
  for (let start = 0; start < items.length; start += LARGEST_BATCH) {
    const part = items.slice(start, start + LARGEST_BATCH);
    await untilAnswered(client, async () => {
      const answer = await sendBatch(client, `${REVIEWS}/batch`, part);
      if (answer.kind === "lost") throw new AnswerLostError("The shop's answer was lost.", answer);
    });
  }
}
