import { afterEach, expect, it } from "vitest";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

const small = {
  dataset: { generate: { products: 40, seed: 7, variableShare: 0.4, variantsPer: 3, imagesPer: 1 } },
};

it("loses nothing and makes nothing twice when one answer in six is lost", async () => {
  fixture = await makeImport({ source: small, options: { batchSize: 5 } });
  fixture.target.faults.set([{ kind: "lose-answer", every: 6 }]);
  const run = await fixture.run();
  fixture.target.faults.set([]);
  expect(run).toMatchObject({ status: "succeeded", createdCount: 40, failedCount: 0 });
  expect(await fixture.compare()).toMatchObject({
    products: 40,
    missing: [],
    duplicates: [],
    unexpected: [],
    differences: [],
  });
  expect(await fixture.run()).toMatchObject({ unchangedCount: 40, writes: 0 });
});

it("sends one small update for one changed price", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  const simple = fixture.source.store.state.products.find(
    ({ fields, options }) => options.length === 0 && !fields.sale_price,
  );
  await fetch(
    `${fixture.source.url}/stores/${fixture.source.hash}/v3/catalog/products/${simple?.fields.id}`,
    {
      method: "PUT",
      headers: { "X-Auth-Token": fixture.source.tokens.full, "content-type": "application/json" },
      body: JSON.stringify({ price: 4.25 }),
    },
  );
  const run = await fixture.run();
  expect(run).toMatchObject({ status: "succeeded", updatedCount: 1, unchangedCount: 39, writes: 1 });
  const record = await fixture.deps.db.record.findFirstOrThrow({
    where: { runId: run.id, state: "updated" },
  });
  expect(record.sent).toEqual({ product: { regular_price: "4.25" }, variations: {} });
  expect((await fixture.compare()).differences).toEqual([]);
});

it("takes a brand away in the shop that the product no longer has", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  const { products } = fixture.source.store.state;
  fixture.source.store.change(() => {
    for (const product of products) product.fields.brand_id = 0;
  });
  expect(await fixture.run()).toMatchObject({ status: "succeeded", failedCount: 0 });
  expect((await fixture.compare()).differences).toEqual([]);
});

it("makes a dead image an issue on its product and brings everything else", async () => {
  fixture = await makeImport({ source: small });
  const [product] = fixture.source.store.state.products;
  const image = product?.images[0];
  if (!image) throw new Error("the data set has images");
  const dead = `${fixture.source.url}/gone/picture.png`;
  fixture.source.store.change(() => Object.assign(image, { url_zoom: dead, url_standard: dead }));
  const run = await fixture.run();
  expect(run).toMatchObject({ createdCount: 40, failedCount: 0, imagesFailed: 1 });
  const issues = await fixture.deps.db.issue.findMany({ where: { runId: run.id } });
  expect(issues.map((issue) => issue.code)).toEqual(["image_unreachable"]);
  expect((await fixture.compare()).missing).toEqual([]);
});

it("makes a product anew in the next run that somebody removed from the shop", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  const link = await fixture.deps.db.link.findFirstOrThrow({ where: { kind: "product" } });
  await fetch(`${fixture.target.url}/wp-json/wc/v3/products/${link.targetId}?force=true`, {
    method: "DELETE",
    headers: { authorization: `Basic ${btoa(`${fixture.target.key}:${fixture.target.secret}`)}` },
  });
  const noticing = await fixture.run();
  expect(noticing).toMatchObject({ status: "completed_with_issues", failedCount: 1, unchangedCount: 39 });
  expect(await fixture.run()).toMatchObject({ status: "succeeded", createdCount: 1, unchangedCount: 39 });
  expect(await fixture.compare()).toMatchObject({ missing: [], duplicates: [], differences: [] });
});

it("moves a second copy to the trash that a lost answer has left", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  const { url, key, secret } = fixture.target;
  const link = await fixture.deps.db.link.findFirstOrThrow({
    where: { kind: "product", orgId: fixture.scope.orgId },
  });
  const ask = async (path: string, init: RequestInit = {}) => {
    const headers = {
      authorization: `Basic ${btoa(`${key}:${secret}`)}`,
      "content-type": "application/json",
    };
    return (await fetch(`${url}/wp-json/wc/v3/${path}`, { ...init, headers })).json();
  };
  const { name, date_created_gmt, meta_data } = await ask(`products/${link.targetId}`);
  const { id } = await ask("products", {
    method: "POST",
    body: JSON.stringify({ name, date_created_gmt, meta_data }),
  });
  expect((await fixture.run()).reconciliation).toMatchObject({ duplicatesRemoved: 1, targetStamped: 40 });
  expect(await ask(`products/${id}`)).toMatchObject({ status: "trash" });
  expect(await ask(`products/${link.targetId}`)).toMatchObject({ status: "publish" });
});
