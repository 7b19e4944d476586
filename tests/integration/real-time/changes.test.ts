import { randomUUID } from "node:crypto";
import { afterEach, expect, it } from "vitest";
import type { Run } from "@/server/db/generated/client";
import { DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import { asNobody } from "@/server/infra/tenant";
import { receiveWebhook, type WebhookVerdict } from "@/server/services/real-time/receive-webhook";
import { startChanges } from "@/server/services/real-time/start-changes";
import { sweepChanges } from "@/server/services/real-time/sweep-changes";
import { afterRun } from "@/server/services/runs/after-run";
import { endRun } from "@/server/services/runs/end-run";
import { type ImportFixture, makeImport } from "../runs/import-fixture";

const SECRET = "the secret that only the store and we know";
const source = { dataset: { generate: { products: 20, seed: 5, variableShare: 0, imagesPer: 0 } } };

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

/** An import that has been read whole and keeps itself up to date, with the address that its store posts to. */
async function makeRealTime(options = {}): Promise<ImportFixture & { token: string }> {
  const made = await makeImport({ source, options: { ...DEFAULT_OPTIONS, ...options } });
  await made.run();
  const { deps, scope, importId } = made;
  const { sourceId } = await deps.db.import.update({ where: { id: importId }, data: { realTime: true } });
  const id = randomUUID();
  const token = randomUUID();
  const sealed = deps.credentials.seal({ orgId: scope.orgId, webhookEndpointId: id }, { secret: SECRET });
  await deps.db.webhookEndpoint.create({
    data: {
      id,
      orgId: scope.orgId,
      connectionId: sourceId ?? "",
      token,
      secrets: sealed.bytes,
      keyVersion: sealed.keyVersion,
    },
  });
  return { ...made, token };
}

type Made = Awaited<ReturnType<typeof makeRealTime>>;

function post(made: Made, id: unknown, event: { hash?: string; secret?: string; scope?: string } = {}) {
  const { hash = randomUUID(), secret = SECRET, scope = "store/product/updated" } = event;
  return asNobody(() =>
    receiveWebhook(made.deps, {
      platform: "bigcommerce",
      token: made.token,
      headers: { "x-primelink-webhook-secret": secret },
      rawBody: JSON.stringify({
        scope,
        store_id: "1001",
        data: { type: "product", id },
        hash,
        created_at: Math.floor(Date.now() / 1_000),
        producer: `stores/${made.source.hash}`,
      }),
    }),
  );
}

function pendingOf({ deps, importId }: Made) {
  return deps.db.pendingChange.findMany({ where: { importId } });
}

async function startedRun(made: Made): Promise<Run> {
  await asNobody(() => startChanges(made.deps, { orgId: made.scope.orgId, importId: made.importId }));
  return made.deps.db.run.findFirstOrThrow({
    where: { importId: made.importId, trigger: "webhook" },
    orderBy: { createdAt: "desc" },
  });
}

function changePrice(made: Made, index: number, price: number): unknown {
  const product = made.source.store.state.products[index];
  if (!product) throw new Error("No such product");
  Object.assign(product.fields, { price, sale_price: 0 });
  return product.fields.id;
}

it("brings over once what many webhooks name, and keeps when the first of them came", async () => {
  const made = await makeRealTime();
  fixture = made;
  const id = changePrice(made, 0, 12.5);
  const before = Date.now();
  const verdicts: WebhookVerdict[] = [];
  for (const hash of ["a", "b", "a"]) verdicts.push(await post(made, id, { hash }));
  expect(verdicts).toEqual(["taken", "taken", "known"]);
  expect(await pendingOf(made)).toHaveLength(1);
  const run = await made.drive(await startedRun(made));
  expect(run).toMatchObject({
    status: "succeeded",
    reach: "chosen",
    readCount: 1,
    updatedCount: 1,
    writes: 1,
  });
  expect(await pendingOf(made)).toEqual([]);
  const record = await made.deps.db.record.findFirstOrThrow({ where: { runId: run.id, kind: "product" } });
  expect(record.notifiedAt?.getTime()).toBeGreaterThanOrEqual(before);
  expect(record.endedAt?.getTime()).toBeGreaterThan(record.notifiedAt?.getTime() ?? Number.POSITIVE_INFINITY);
  expect((await made.compare()).differences).toEqual([]);
});

it("refuses who does not know the secret, and notes nothing", async () => {
  const made = await makeRealTime();
  fixture = made;
  expect(await post(made, 1, { secret: "a guess" })).toBe("refused");
  expect(await post(made, 1, { secret: "" })).toBe("refused");
  expect(await post({ ...made, token: "no-such-address" }, 1)).toBe("unknown");
  expect(await pendingOf(made)).toEqual([]);
  expect(await made.deps.db.webhookDelivery.count({ where: { orgId: made.scope.orgId } })).toBe(0);
});

it("reads a record again that a webhook named while it was being read", async () => {
  const made = await makeRealTime();
  fixture = made;
  const id = changePrice(made, 1, 21);
  await post(made, id);
  const run = await startedRun(made);
  expect((await pendingOf(made))[0]?.runId).toBe(run.id);
  await post(made, id);
  expect((await pendingOf(made))[0]?.runId).toBeNull();
  await made.drive(run);
  expect(await pendingOf(made)).toHaveLength(1);
  const again = await made.drive(await startedRun(made));
  expect(again).toMatchObject({ readCount: 1, unchangedCount: 1, writes: 0 });
  expect(await pendingOf(made)).toEqual([]);
});

it("waits while another run is under way, and for its first whole run", async () => {
  const made = await makeRealTime();
  fixture = made;
  const { deps, importId, scope } = made;
  await post(made, changePrice(made, 2, 33));
  const { run: other } = await busyRun(made);
  expect(await startChanges(deps, { orgId: scope.orgId, importId })).toEqual({ started: 0 });
  await endRun(deps, other, "cancelled");
  await deps.db.import.update({ where: { id: importId }, data: { watermark: null } });
  expect(await startChanges(deps, { orgId: scope.orgId, importId })).toEqual({ started: 0 });
  await deps.db.import.update({ where: { id: importId }, data: { watermark: new Date() } });
  expect(await startChanges(deps, { orgId: scope.orgId, importId })).toEqual({ started: 1 });
});

async function busyRun({ deps, importId }: Made): Promise<{ run: Run }> {
  const { id: _id, ...like } = await deps.db.run.findFirstOrThrow({ where: { importId } });
  const run = await deps.db.run.create({
    data: {
      orgId: like.orgId,
      importId,
      clientId: like.clientId,
      kind: "full",
      status: "running",
      entity: like.entity,
      sourceId: like.sourceId,
      targetId: like.targetId,
      filters: {},
      options: {},
    },
  });
  return { run };
}

it("gives back what a run that stopped had taken, and lets some time pass before it is tried again", async () => {
  const made = await makeRealTime();
  fixture = made;
  const { deps } = made;
  await post(made, changePrice(made, 3, 44));
  const run = await startedRun(made);
  await endRun(deps, run, "failed", { message: "The store was away." });
  expect((await pendingOf(made))[0]?.runId).toBeNull();
  const runs = () => deps.db.run.count({ where: { importId: made.importId, trigger: "webhook" } });
  const later = (ms: number) => ({ ...deps, clock: { ...deps.clock, now: () => Date.now() + ms } });
  await asNobody(() => sweepChanges(later(60_000)));
  expect(await runs()).toBe(1);
  await asNobody(() => sweepChanges(later(11 * 60_000)));
  expect(await runs()).toBe(2);
});

it("settles what a run has brought over though its process died right after", async () => {
  const made = await makeRealTime();
  fixture = made;
  await post(made, changePrice(made, 4, 55));
  const run = await startedRun(made);
  await made.deps.db.run.update({
    where: { id: run.id },
    data: { status: "succeeded", endedAt: new Date() },
  });
  expect(await pendingOf(made)).toHaveLength(1);
  await asNobody(() => sweepChanges(made.deps));
  expect(await pendingOf(made)).toEqual([]);
  await asNobody(() => afterRun(made.deps, run));
});

it("takes a record away that is gone at the source, whatever the webhook says of it", async () => {
  const made = await makeRealTime({ deletions: { policy: "trash", stopAbovePercent: 10 } });
  fixture = made;
  const { state } = made.source.store;
  const [lost, ...rest] = state.products;
  state.products = rest;
  const stays = rest[0]?.fields.id;
  await post(made, lost?.fields.id, { scope: "store/product/updated" });
  // Nobody who knows the secret can have a product taken away that is there.
  await post(made, stays, { scope: "store/product/deleted" });
  const run = await made.drive(await startedRun(made));
  expect(run).toMatchObject({ status: "succeeded", readCount: 2, removedCount: 1, unchangedCount: 1 });
  const retired = await made.deps.db.link.findMany({
    where: { orgId: made.scope.orgId, kind: "product", retired: { not: null } },
  });
  expect(retired.map((link) => link.sourceId)).toEqual([String(lost?.fields.id)]);
});
