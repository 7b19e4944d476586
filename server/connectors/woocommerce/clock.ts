import { RetriableError } from "@/server/connectors/core/errors";
import type { WooClient } from "./client";

/** The store's own time in ms. Its answers tell it by the second; a fresh one is asked for when none is at hand. */
export async function storeClock(client: WooClient): Promise<number> {
  if (!client.lastDate()) await client.read("products", { per_page: 1, _fields: "id" });
  const last = client.lastDate();
  if (!last) {
    throw new RetriableError(
      "The shop's answers carry no date. Ask its host why the Date header is missing.",
    );
  }
  return last.storeMs + (client.context.now() - last.atMs);
}
