import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { ServiceDeps } from "@/server/services/deps";
import { apiOf, makeOwner, type Person } from "../app/people";

export interface HookedPerson extends Person {
  deps: ServiceDeps;
  connectionId: string;
  targetId: string;
}

let count = 0;

/** A person with both connections, stored without a test: nobody asks the stores here. */
export async function makeHooked(deps: ServiceDeps, accessToken = "token-1"): Promise<HookedPerson> {
  count += 1;
  const person = await makeOwner(`Person${count}`, deps);
  const client = await deps.db.client.findFirstOrThrow({ where: { orgId: person.orgId } });
  const connect = async (platform: string, secrets: Record<string, string>, settings: object) => {
    const { id } = await deps.db.connection.create({
      data: {
        orgId: person.orgId,
        clientId: client.id,
        platform,
        name: `${platform} of ${person.org}`,
        status: "usable",
        settings,
        secrets: new Uint8Array(),
        keyVersion: 0,
      },
    });
    const sealed = deps.credentials.seal({ orgId: person.orgId, connectionId: id }, secrets);
    await deps.db.connection.update({
      where: { id },
      data: { secrets: sealed.bytes, keyVersion: sealed.keyVersion },
    });
    return id;
  };
  return {
    ...person,
    deps,
    api: apiOf(person.user, deps),
    connectionId: await connect("bigcommerce", { accessToken }, { storeHash: "abc123" }),
    targetId: await connect(
      "woocommerce",
      { consumerKey: "ck", consumerSecret: "cs" },
      { url: "https://shop.example.test" },
    ),
  };
}

/** An import that has been read whole once, ten minutes ago. */
export async function makeRealTimeImport(
  { deps, orgId, connectionId, targetId }: HookedPerson,
  changes: { realTime?: boolean; watermark?: Date | null; status?: "draft" | "ready" } = {},
): Promise<string> {
  const client = await deps.db.client.findFirstOrThrow({ where: { orgId } });
  const { id } = await deps.db.import.create({
    data: {
      orgId,
      clientId: client.id,
      name: "Catalogue",
      sourceId: connectionId,
      targetId,
      status: "ready",
      filters: DEFAULT_FILTERS,
      options: DEFAULT_OPTIONS,
      watermark: new Date(Date.now() - 10 * 60_000),
      realTime: true,
      ...changes,
    },
  });
  return id;
}

export function runsOf({ deps, orgId }: HookedPerson, importId: string) {
  return deps.db.run.findMany({ where: { orgId, importId }, orderBy: { createdAt: "asc" } });
}
