import PQueue from "p-queue";
import type { PrismaClient } from "@/server/db/generated/client";
import { type Entity, RECORD_KIND_OF } from "@/server/domain/entity";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

interface Prepared {
  body: JsonObject;
  /** By kind and source id, as the engine names them. */
  children: [key: string, body: JsonObject][];
}

/** The bodies that a run has sent, as it sent them. */
export async function preparedBodies(db: PrismaClient, runId: string, entity: Entity): Promise<Prepared[]> {
  const rows = await db.record.findMany({
    where: { runId, kind: RECORD_KIND_OF[entity] },
    orderBy: { seq: "asc" },
    select: { sent: true },
  });
  return rows.flatMap(({ sent }) => {
    const value = sent as JsonValue;
    if (!isJsonObject(value) || !isJsonObject(value.product ?? null)) return [];
    const children = isJsonObject(value.variations ?? null)
      ? Object.entries(value.variations as JsonObject)
      : [];
    return [
      {
        body: value.product as JsonObject,
        children: children.filter((entry): entry is [string, JsonObject] => isJsonObject(entry[1])),
      },
    ];
  });
}

interface Created {
  create: { id: number; error?: unknown }[];
}

type Send = (path: string, body: JsonObject) => Promise<Created>;

interface Floor {
  send: Send;
  queue: PQueue;
}

/** What must follow once a batch has been created, entity by entity. */
const AFTERWARDS: Record<Entity, (floor: Floor, batch: Prepared[], ids: number[]) => void> = {
  products({ send, queue }, batch, ids) {
    for (const [index, id] of ids.entries()) {
      const variations = (batch[index]?.children ?? []).map(([, body]) => body);
      for (let first = 0; first < variations.length; first += 100) {
        const create = variations.slice(first, first + 100);
        void queue.add(() => send(`products/${id}/variations/batch`, { create }));
      }
    }
  },
  customers() {},
  /** An order is silent only when its e-mail address comes in a second request, after its refunds. */
  orders({ send, queue }, batch, ids) {
    void queue.add(async () => {
      for (const [index, id] of ids.entries()) {
        for (const [key, body] of batch[index]?.children ?? []) {
          await send(`orders/${id}/${key.startsWith("refund:") ? "refunds" : "notes"}`, body);
        }
      }
      const update = ids.map((id, index) => ({ id, billing: batch[index]?.body.billing ?? {} }));
      await send("orders/batch", { update });
    });
  },
};

function withoutEmail(body: JsonObject): JsonObject {
  if (!isJsonObject(body.billing ?? null)) return body;
  const { email: _, ...billing } = body.billing as JsonObject;
  return { ...body, billing };
}

/** Sends prepared bodies with a bare loop: no mapping, no ledger, no look back. Answers the seconds it took. */
export async function measureFloor(
  entity: Entity,
  shop: { url: string; key: string; secret: string },
  prepared: Prepared[],
  { batchSize, concurrency }: { batchSize: number; concurrency: number },
): Promise<number> {
  const authorization = `Basic ${Buffer.from(`${shop.key}:${shop.secret}`).toString("base64")}`;
  const send: Send = async (path, body) => {
    const answer = await fetch(`${shop.url}/wp-json/wc/v3/${path}`, {
      method: "POST",
      headers: { authorization, "content-type": "application/json" },
      body: JSON.stringify(body),
    });
    return (await answer.json()) as Created;
  };
  const queue = new PQueue({ concurrency });
  const started = performance.now();
  for (let start = 0; start < prepared.length; start += batchSize) {
    const batch = prepared.slice(start, start + batchSize);
    void queue.add(async () => {
      const bodies = batch.map(({ body }) => (entity === "orders" ? withoutEmail(body) : body));
      const { create } = await send(`${entity}/batch`, { create: bodies });
      const refused = create.find(({ error }) => error);
      if (refused) throw new Error(`The floor was refused: ${JSON.stringify(refused.error)}`);
      AFTERWARDS[entity](
        { send, queue },
        batch,
        create.map(({ id }) => id),
      );
    });
  }
  await queue.onIdle();
  return (performance.now() - started) / 1_000;
}
