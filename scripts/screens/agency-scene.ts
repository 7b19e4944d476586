import { createDb } from "@/server/db/client";
import type { Prisma, PrismaClient } from "@/server/db/generated/client";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { trustThisProcess } from "@/server/infra/tenant";
import type { ApiClient } from "../demo/api-client";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

interface Shop {
  client: string;
  /** How its runs of the last days ended, the latest first. */
  runs: Partial<Prisma.RunUncheckedCreateInput>[];
  source?: Partial<Prisma.ConnectionUncheckedCreateInput>;
  /** Hours until its next run; none without. */
  nextIn?: number;
  /** Uses the template's first version. */
  template?: true;
}

const well = { status: "succeeded", readCount: 1_284, updatedCount: 37, unchangedCount: 1_247 } as const;

/** Whom the demo's agency works for, besides its own stores. */
const SHOPS: readonly Shop[] = [
  { client: "Atelier Nord", runs: [well, well, well], nextIn: 7, template: true },
  {
    client: "Kaffeerösterei Wagner & Söhne, Inhaber Friedrich-Wilhelm Wagner",
    runs: [
      {
        status: "failed",
        readCount: 250,
        failure:
          "BigCommerce does not accept the access token. It may have been deleted or copied with a blank. Create a new one under Settings, Store-level API accounts.",
      },
      well,
      well,
    ],
    source: { status: "failing" },
    nextIn: 3,
  },
  {
    client: "Blue Door Books",
    runs: [{ ...well, status: "completed_with_issues", failedCount: 18 }, well],
    nextIn: 11,
    template: true,
  },
  { client: "Pine & Thread", runs: [{ ...well, status: "running", endedAt: null }, well], template: true },
  { client: "Studio Lumen", runs: [well], source: { status: "disabled" } },
  { client: "Ohm Audio", runs: [] },
];

/** Clients of every need in that organisation, and a template of that import, whose other imports are behind. */
export async function makeAgencyScene(
  databaseUrl: string,
  api: ApiClient,
  demo: { org: string; importId: string },
): Promise<{ templateId: string; brokenClientId: string }> {
  trustThisProcess();
  const { org, importId } = demo;
  const { id: templateId } = await api.template.create.mutate({
    ...{ org, importId, name: "House catalogue", note: "As we set shops up" },
  });
  const { options } = await api.template.get.query({ org, templateId });
  await api.template.saveVersion.mutate({
    ...{ org, templateId, basedOn: 1, note: "Smaller pages, gentler on slow hosts" },
    from: { options: { ...options, pageSize: 50 } },
  });
  const db = createDb(databaseUrl, { maxConnections: 2 });
  try {
    const { id: orgId } = await db.organisation.findUniqueOrThrow({ where: { slug: org } });
    const made: string[] = [];
    for (const shop of SHOPS) made.push(await makeShop(db, orgId, templateId, shop));
    return { templateId, brokenClientId: made[1] ?? "" };
  } finally {
    await db.$disconnect();
  }
}

async function makeShop(db: PrismaClient, orgId: string, templateId: string, shop: Shop): Promise<string> {
  const { id: clientId } = await db.client.create({ data: { orgId, name: shop.client } });
  if (shop.runs.length === 0) return clientId;
  const connect = (platform: string, name: string, change: Shop["source"] = {}) =>
    db.connection.create({
      data: {
        ...{ orgId, clientId, platform, name, status: "usable", secrets: new Uint8Array(1), keyVersion: 1 },
        ...{ lastCheckAt: new Date(Date.now() - HOUR_MS), ...change },
      },
    });
  const source = await connect("bigcommerce", `${shop.client}, store`, shop.source);
  const target = await connect("woocommerce", `${shop.client}, shop`);
  const stores = { orgId, clientId, sourceId: source.id, targetId: target.id };
  const how = { filters: DEFAULT_FILTERS, options: DEFAULT_OPTIONS };
  const { id: importId } = await db.import.create({
    data: {
      ...{ ...stores, ...how, name: "Catalogue, nightly", status: "ready", wizardStep: "options" },
      ...(shop.template ? { templateId, templateVersion: 1 } : {}),
    },
  });
  for (const [daysAgo, run] of shop.runs.entries()) {
    const startedAt = new Date(Date.now() - daysAgo * DAY_MS - 2 * HOUR_MS);
    await db.run.create({
      data: {
        ...{ ...stores, ...how, importId, kind: "incremental", entity: "products", trigger: "schedule" },
        ...{ phase: run.status === "running" ? "transfer" : "ended", createdAt: startedAt, startedAt },
        ...{ endedAt: new Date(startedAt.getTime() + 240_000), ...run },
      },
    });
  }
  if (shop.nextIn) {
    const rhythm = { kind: "daily", hour: 2, minute: 30 };
    await db.schedule.create({
      data: { orgId, importId, rhythm, nextAt: new Date(Date.now() + shop.nextIn * HOUR_MS) },
    });
  }
  return clientId;
}
