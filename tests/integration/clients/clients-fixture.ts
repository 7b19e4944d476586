import { house } from "@/server/composition";
import type { Person } from "../app/people";

const { db } = house();

export async function addClient(owner: Person, name: string): Promise<string> {
  const { id } = await owner.api.client.create({ org: owner.org, name });
  return id;
}

/** What a client can have, with nothing in it: an import between two connections, and a run that has ended. */
export async function fillClient(owner: Person, clientId: string, name: string) {
  const { orgId } = owner;
  const connect = (platform: string) =>
    db.connection.create({
      data: {
        orgId,
        clientId,
        platform,
        name: `${name} ${platform}`,
        secrets: new Uint8Array(1),
        keyVersion: 1,
      },
    });
  const [source, target] = [await connect("bigcommerce"), await connect("woocommerce")];
  const sides = { sourceId: source.id, targetId: target.id };
  const made = await db.import.create({ data: { orgId, clientId, name, status: "ready", ...sides } });
  const run = await db.run.create({
    data: {
      ...{ orgId, clientId, importId: made.id, ...sides, entity: "products", kind: "full" },
      ...{ status: "succeeded", filters: {}, options: {} },
      readCount: 3,
      createdCount: 3,
      endedAt: new Date(),
    },
  });
  return { importId: made.id, connectionIds: [source.id, target.id], runId: run.id };
}
