import { house } from "@/server/composition";
import type { Prisma } from "@/server/db/generated/client";
import type { Person } from "../app/people";
import type { StoredImport } from "../history/history-fixture";

const { db } = house();
export const HOUR = 3_600_000;

export const ago = (hours: number) => new Date(Date.now() - hours * HOUR);
export const ahead = (hours: number) => new Date(Date.now() + hours * HOUR);

export async function makeClient({ orgId }: Person, name: string): Promise<string> {
  return (await db.client.create({ data: { orgId, name } })).id;
}

export interface Stores {
  orgId: string;
  clientId: string;
  sourceId: string;
  targetId: string;
}

/** Two stores of a client that were tested just now. */
export async function connect({ orgId }: Person, clientId: string): Promise<Stores> {
  const make = (platform: string) =>
    db.connection.create({
      data: {
        orgId,
        clientId,
        platform,
        name: platform,
        status: "usable",
        secrets: new Uint8Array(1),
        keyVersion: 1,
        lastCheckAt: ago(1),
      },
    });
  const [source, target] = [await make("bigcommerce"), await make("woocommerce")];
  return { orgId, clientId, sourceId: source.id, targetId: target.id };
}

export async function addImport(
  stores: Stores,
  change: Partial<Prisma.ImportUncheckedCreateInput> = {},
): Promise<StoredImport> {
  const { orgId, clientId, sourceId, targetId } = stores;
  const of = { orgId, clientId, sourceId, targetId };
  const { id } = await db.import.create({ data: { ...of, name: "Products", status: "ready", ...change } });
  return { ...of, id };
}

export function addSchedule(
  { orgId, id: importId }: StoredImport,
  change: Partial<Prisma.ScheduleUncheckedCreateInput>,
) {
  const rhythm = { kind: "daily", hour: 2, minute: 30 };
  return db.schedule.create({ data: { orgId, importId, rhythm, nextAt: ahead(5), ...change } });
}

/** A client with two stores and one import. */
export async function makeShop(
  person: Person,
  name: string,
  change: Partial<Prisma.ImportUncheckedCreateInput> = {},
): Promise<StoredImport> {
  return addImport(await connect(person, await makeClient(person, name)), change);
}

export const everyNeed = {
  page: 1,
  pageSize: 100,
  sort: "need",
  direction: "asc",
  search: "",
  filters: {},
} as const;
