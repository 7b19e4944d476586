import { house } from "@/server/composition";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { addMember, makeOwner, type Person } from "../integration/app/people";
import { makeThings, type StoreAccess, type Things } from "../tenancy/walk/things";

/** Stores that nobody answers for: what pages ask of them fails, and pages say so. */
const NOWHERE: StoreAccess = {
  source: { hash: "abc123", url: "http://127.0.0.1:9", tokens: { full: "none" } },
  target: { url: "http://127.0.0.1:9", key: "ck_none", secret: "cs_none" },
};

/** An organisation with one of everything that pages are about. */
export interface Place {
  owner: Person;
  things: Things;
}

const atWork = { filters: DEFAULT_FILTERS, options: DEFAULT_OPTIONS, wizardStep: "options" };

/** Fixtures of other tests, which look for the database as they are loaded. */
async function fixtures() {
  return {
    ...(await import("../integration/board/board-fixture")),
    ...(await import("../integration/history/history-fixture")),
    ...(await import("../integration/support/support-fixture")),
  };
}

/** An agency with clients of every need, a template whose imports are behind, and support in its runs. */
export async function seedAgency() {
  const { db } = house();
  const { ahead, ago, ...make } = await fixtures();
  const owner = await makeOwner("Ada");
  const { org, orgId, api } = owner;
  await db.client.updateMany({ where: { orgId }, data: { name: "Empty Emporium" } });
  const sam = await make.makeSupporter("Sam");
  const staff = { id: sam.id, name: sam.name, email: "sam@staff.example.test" };
  const things = await makeThings(owner, NOWHERE, "Harbour", staff);

  const meadow = await make.makeShop(owner, "Meadow Goods", { ...atWork, name: "Meadow catalogue" });
  await make.addSchedule(meadow, { nextAt: ahead(9) });
  for (const days of [5, 3, 1]) await make.addRun(meadow, days, { readCount: 420, updatedCount: 12 });
  const dunes = await make.makeShop(owner, "Dune Outfitters", { ...atWork, name: "Dune catalogue" });
  await make.fillRun(await make.addRun(dunes, 2, { readCount: 30, createdCount: 30 }), 30);

  const broken = await make.makeShop(owner, "Broken Bikes", { ...atWork, name: "Bikes, nightly" });
  await db.connection.update({ where: { id: broken.sourceId }, data: { status: "failing" } });
  const { id: stoppedRunId } = await make.addRun(broken, 0.5, {
    status: "failed",
    failure:
      "BigCommerce does not accept the access token. Create a new one under Settings, Store-level API accounts.",
  });

  const orchard = await make.makeClient(owner, "Orchard Orders");
  const orders = await make.makeBadRun(owner, { clientId: orchard, name: "Orders of spring" });
  const orderId = await make.addOrder(orders);
  await db.supportAccess.create({
    data: {
      ...{ orgId, clientId: orchard, runId: orders.id, supporterId: sam.id, supporterName: sam.name },
      ...{ reason: "An order of the night was refused.", minutes: 240, state: "granted" },
      ...{ decidedAt: ago(1), expiresAt: ahead(3) },
    },
  });

  const { id: templateId } = await api.template.create({
    ...{ org, importId: meadow.id, name: "House catalogue", note: "As we set shops up" },
  });
  await giveTemplate(owner, templateId, dunes.id);
  const { options } = await api.template.get({ org, templateId });
  await api.template.saveVersion({
    ...{ org, templateId, basedOn: 1, note: "Smaller pages for slow shops" },
    from: { options: { ...options, pageSize: 50 } },
  });
  await api.member.invite({ org, email: null, role: "viewer", clients: [meadow.clientId] });
  await tell(owner, things.channelId);
  return {
    ...{ owner, staff, things: { ...things, templateId }, meadow, dunes, broken, stoppedRunId },
    support: { client: "Orchard Orders", clientId: orchard, run: orders, recordId: orderId },
    telling: [...Object.values(make.PERSON), "Wilhelmina", "Quagmire"],
    operator: await addMember(owner, "Otto", "operator", null),
    viewer: await addMember(owner, "Vera", "viewer", [things.clientId]),
  };
}

async function giveTemplate({ api, org }: Person, templateId: string, importId: string): Promise<void> {
  const { imports } = await api.template.preview({ org, templateId, version: 1, importIds: [importId] });
  await api.template.push({
    ...{ org, templateId, version: 1, push: { id: crypto.randomUUID(), imports: 1 } },
    imports: [{ importId, keep: false, seen: imports[0]?.seen ?? "" }],
  });
}

/** A notice that has gone out. */
async function tell({ orgId }: Person, channelId: string): Promise<void> {
  await house().db.notice.create({
    data: { orgId, channelId, event: "test", facts: {}, state: "sent", attempts: 1, sentAt: new Date() },
  });
}

/** A merchant with one store, whose import has a run with a record that failed. */
export async function seedMerchant(staff: { id: string; name: string; email: string }): Promise<Place> {
  const { db } = house();
  const owner = await makeOwner("Mia");
  const { orgId } = owner;
  await db.organisation.update({ where: { id: orgId }, data: { kind: "merchant" } });
  await db.client.deleteMany({ where: { orgId } });
  const things = await makeThings(owner, NOWHERE, "Moor", staff);
  await tell(owner, things.channelId);
  return { owner, things };
}

export type AgencyScene = Awaited<ReturnType<typeof seedAgency>>;
