import PQueue from "p-queue";
import type { RetireResult } from "@/server/connectors/core/target";
import { technicalOf, type WooClient } from "../client";
import { demandRetired, retiredByAnswer } from "./refusal";
import { untilAnswered } from "./repeat";

const LANES = 2;

/**
 * Moves records to the trash. One by one, because a batch deletes for good. What is there already is done. WordPress
 * empties its trash after 30 days; what comes back later than that is made anew.
 */
export async function moveToTrash(
  client: WooClient,
  path: "products" | "orders",
  targetIds: string[],
): Promise<RetireResult[]> {
  const queue = new PQueue({ concurrency: LANES });
  return Promise.all(
    targetIds.map((targetId) =>
      queue.add(async () => {
        const answer = await untilAnswered(client, () =>
          client.write("DELETE", `${path}/${targetId}`, undefined, { query: { _fields: "id" } }),
        );
        return retiredByAnswer(targetId, answer, client.redact(technicalOf(answer)));
      }),
    ),
  );
}

/** See TargetEntity.trash. */
export async function trashProducts(client: WooClient, targetIds: string[]): Promise<void> {
  demandRetired(await moveToTrash(client, "products", targetIds));
}
