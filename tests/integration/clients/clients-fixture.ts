import { house } from "@/server/composition";
import type { Role } from "@/server/domain/roles";
import { type Api, apiOf, type Person } from "../app/people";

const { db } = house();

export async function addClient(owner: Person, name: string): Promise<string> {
  const { id } = await owner.api.client.create({ org: owner.org, name });
  return id;
}

/** Another person of the organisation, who is there for these clients alone. */
export async function makeLimited(owner: Person, name: string, role: Role, clients: string[]): Promise<Api> {
  const { orgId } = owner;
  const email = `${name.toLowerCase()}@example.test`;
  const user = await db.user.create({ data: { email, name, passwordHash: "none" } });
  await db.membership.create({
    data: {
      orgId,
      userId: user.id,
      role,
      everyClient: false,
      clients: { create: clients.map((clientId) => ({ clientId })) },
    },
  });
  return apiOf({ id: user.id, email, name });
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
