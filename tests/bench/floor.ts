import PQueue from "p-queue";
import type { PrismaClient } from "@/server/db/generated/client";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

interface Prepared {
  product: JsonObject;
  variations: JsonObject[];
}

/** The bodies that a run has sent, as it sent them. */
export async function preparedBodies(db: PrismaClient, runId: string): Promise<Prepared[]> {
  const rows = await db.record.findMany({
    where: { runId, kind: "product" },
    orderBy: { seq: "asc" },
    select: { sent: true },
  });
  return rows.flatMap(({ sent }) => {
    const value = sent as JsonValue;
    if (!isJsonObject(value) || !isJsonObject(value.product ?? null)) return [];
    const variations = isJsonObject(value.variations ?? null)
      ? Object.values(value.variations as JsonObject)
      : [];
    return [{ product: value.product as JsonObject, variations: variations.filter(isJsonObject) }];
  });
}

/** Sends prepared bodies with a bare loop: no mapping, no ledger, no look back. Answers the seconds it took. */
export async function measureFloor(
  shop: { url: string; key: string; secret: string },
  prepared: Prepared[],
  { batchSize, concurrency }: { batchSize: number; concurrency: number },
): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${shop.key}:${shop.secret}`).toString("base64")}`;
  const post = async (path: string, create: JsonObject[]) => {
    const answer = await fetch(`${shop.url}/wp-json/wc/v3/${path}`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify({ create }),
    });
    return (await answer.json()) as { create: { id: number; error?: unknown }[] };
  };
  const queue = new PQueue({ concurrency });
  const started = performance.now();
  for (let start = 0; start < prepared.length; start += batchSize) {
    const batch = prepared.slice(start, start + batchSize);
    void queue.add(async () => {
      const { create } = await post(
        "products/batch",
        batch.map((entry) => entry.product),
      );
      for (const [index, { id, error }] of create.entries()) {
        if (error) throw new Error(`The floor's product was refused: ${JSON.stringify(error)}`);
        const variations = batch[index]?.variations ?? [];
        for (let first = 0; first < variations.length; first += 100) {
          void queue.add(() => post(`products/${id}/variations/batch`, variations.slice(first, first + 100)));
        }
      }
    });
  }
  await queue.onIdle();
  return (performance.now() - started) / 1_000;
}
