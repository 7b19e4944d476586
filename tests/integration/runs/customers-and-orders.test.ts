import { afterEach, expect, it } from "vitest";
import { compareCustomers } from "@/scripts/verify/compare-customers";
import { compareOrders } from "@/scripts/verify/compare-orders";
import { cancelRun } from "@/server/services/runs/control-run";
import { startRun } from "@/server/services/runs/start-run";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

const store = {
  dataset: {
    generate: {
      products: 20,
      seed: 3,
      variableShare: 0.4,
      variantsPer: 3,
      imagesPer: 0,
      customers: 30,
      orders: 40,
    },
  },
};

function access({ source, target }: ImportFixture) {
  return [
    { apiUrl: `${source.url}/stores/${source.hash}`, token: source.tokens.full },
    { url: target.url, key: target.key, secret: target.secret },
  ] as const;
}

async function mailsOf({ target }: ImportFixture): Promise<number> {
  return ((await (await fetch(`${target.url}/__sandbox/mails`)).json()) as unknown[]).length;
}

async function stockOf({ target }: ImportFixture): Promise<string> {
  const authorization = `Basic ${btoa(`${target.key}:${target.secret}`)}`;
  const rows = await fetch(
    `${target.url}/wp-json/wc/v3/products?per_page=100&_fields=id,stock_quantity,total_sales`,
    {
      headers: { authorization },
    },
  );
  return rows.text();
}

const CLEAN = { missing: [], duplicates: [], differences: [] };

it("brings customers and orders over with everything in them, mails nobody and moves no stock", async () => {
  fixture = await makeImport({ source: store });
  await fixture.runOf("products");
  const stock = await stockOf(fixture);
  expect(await fixture.runOf("customers")).toMatchObject({ status: "succeeded", failedCount: 0 });
  const orders = await fixture.runOf("orders");
  const told = await fixture.deps.db.issue.findMany({ where: { runId: orders.id, code: "target_differs" } });
  expect(told.map(({ field, details }) => [field, details])).toEqual([]);
  expect(orders).toMatchObject({ status: "succeeded", failedCount: 0 });
  expect(orders.reconciliation).toMatchObject({ agreed: true, missing: 0 });
  expect(await compareCustomers(...access(fixture))).toMatchObject(CLEAN);
  expect(await compareOrders(...access(fixture))).toMatchObject(CLEAN);
  expect(await mailsOf(fixture)).toBe(0);
  expect(await stockOf(fixture)).toBe(stock);

  const again = await fixture.runOf("orders");
  expect(again).toMatchObject({ status: "succeeded", createdCount: 0, updatedCount: 0, writes: 0 });
  expect(await fixture.runOf("customers")).toMatchObject({ createdCount: 0, updatedCount: 0, writes: 0 });
});

it("makes no order and no customer twice when one answer in five is lost", async () => {
  fixture = await makeImport({ source: store, options: { batchSize: 5 } });
  fixture.target.faults.set([{ kind: "lose-answer", every: 5 }]);
  const customers = await fixture.runOf("customers");
  const orders = await fixture.runOf("orders");
  fixture.target.faults.set([]);
  expect([customers.failedCount, orders.failedCount]).toEqual([0, 0]);
  expect(await compareCustomers(...access(fixture))).toMatchObject(CLEAN);
  expect(await compareOrders(...access(fixture))).toMatchObject(CLEAN);
  expect(await mailsOf(fixture)).toBe(0);
});

it("writes a new status and a new refund to an order that is there, silently", async () => {
  fixture = await makeImport({ source: store });
  await fixture.runOf("customers");
  await fixture.runOf("orders");
  const order = fixture.source.store.state.orders.find(({ fields }) => fields.status_id === 11);
  if (!order) throw new Error("the data set has an order that awaits fulfilment");
  fixture.source.store.change(() => {
    order.fields.status_id = 10;
    order.fields.status = "Completed";
  });
  const run = await fixture.runOf("orders");
  expect(run).toMatchObject({ status: "succeeded", updatedCount: 1, createdCount: 0 });
  expect(await compareOrders(...access(fixture))).toMatchObject(CLEAN);
  expect(await mailsOf(fixture)).toBe(0);
});

it("writes a staff note once, though other orders have the same one", async () => {
  fixture = await makeImport({ source: store });
  const noted = fixture.source.store.state.orders.filter(({ fields }) => fields.status_id === 11).slice(0, 2);
  fixture.source.store.change(() => {
    for (const order of noted) order.fields.staff_notes = "Called the customer.";
  });
  const first = await fixture.runOf("orders");
  expect([noted.length, first.failedCount]).toEqual([2, 0]);
  expect(await fixture.runOf("orders")).toMatchObject({ updatedCount: 0, writes: 0 });
});

it("links an order to its customer and products as soon as they have come", async () => {
  fixture = await makeImport({ source: store });
  const alone = await fixture.runOf("orders");
  expect(alone.failedCount).toBe(0);
  const codes = await fixture.deps.db.issue.groupBy({ by: ["code"], where: { runId: alone.id } });
  expect(codes.map(({ code }) => code).sort()).toEqual(
    expect.arrayContaining(["customer_missing", "product_missing"]),
  );
  await fixture.runOf("products");
  await fixture.runOf("customers");
  await fixture.runOf("orders");
  expect(await compareOrders(...access(fixture))).toMatchObject(CLEAN);
});

it("turns the shop's mail to new accounts off for its time, and back on even when it is cancelled", async () => {
  fixture = await makeImport({ source: store, entity: "customers", options: { batchSize: 2 } });
  const { deps, scope, target, importId } = fixture;
  const setting = async () => {
    const answer = await fetch(`${target.url}/wp-json/wc/v3/settings/email_customer_new_account/enabled`, {
      headers: { authorization: `Basic ${btoa(`${target.key}:${target.secret}`)}` },
    });
    return ((await answer.json()) as { value: string }).value;
  };
  target.faults.set([{ kind: "latency", ms: 150, path: "/wp-json/wc/v3/customers/batch" }]);
  const run = await startRun(scope, deps, { importId, kind: "full" });
  const driving = fixture.drive(run);
  await expect.poll(async () => (await reload(run.id)).createdCount, { timeout: 20_000 }).toBeGreaterThan(0);
  expect(await setting()).toBe("no");
  await cancelRun(scope, deps, run.id);
  expect(await driving).toMatchObject({ status: "cancelled", switchesBefore: null });
  expect(await setting()).toBe("yes");

  target.faults.set([]);
  expect(await fixture.run()).toMatchObject({ status: "succeeded" });
  expect(await setting()).toBe("yes");

  function reload(id: string) {
    return deps.db.run.findFirstOrThrow({ where: { id } });
  }
});
