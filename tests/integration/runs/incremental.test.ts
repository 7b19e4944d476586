import { afterEach, expect, it } from "vitest";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

const small = {
  dataset: { generate: { products: 60, seed: 11, variableShare: 0.3, variantsPer: 3, imagesPer: 1 } },
};

async function setPrice({ source }: ImportFixture, id: unknown, price: number): Promise<void> {
  await fetch(`${source.url}/stores/${source.hash}/v3/catalog/products/${id}`, {
    method: "PUT",
    headers: { "X-Auth-Token": source.tokens.full, "content-type": "application/json" },
    body: JSON.stringify({ price }),
  });
}

it("asks once and writes nothing when nothing has changed", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  await waitOutTheOverlap(fixture);
  const run = await fixture.run("incremental");
  expect(run).toMatchObject({ kind: "incremental", status: "succeeded", readCount: 0, writes: 0 });
  expect(run.sourceRequests).toBeLessThanOrEqual(2);
  expect(run.targetRequests).toBe(0);
});

it("reads and writes what has changed, and nothing else", async () => {
  fixture = await makeImport({ source: small });
  await fixture.run();
  await waitOutTheOverlap(fixture);
  const simple = fixture.source.store.state.products.find(
    ({ fields, options }) => options.length === 0 && !fields.sale_price,
  );
  await setPrice(fixture, simple?.fields.id, 4.25);
  const run = await fixture.run("incremental");
  expect(run).toMatchObject({ kind: "incremental", readCount: 1, updatedCount: 1, writes: 1 });
  expect((await fixture.compare()).differences).toEqual([]);
});

it("reads everything the first time, and after the mapping has changed", async () => {
  fixture = await makeImport({ source: small });
  expect(await fixture.run("incremental")).toMatchObject({ kind: "full", readCount: 60 });
  const { deps, importId } = fixture;
  const setOptions = (options: object) =>
    deps.db.import.update({ where: { id: importId }, data: { options } });
  // Speed, and what becomes of what is gone, change nothing in records that are there.
  await setOptions({ pageSize: 20, batchSize: 10, fullEveryDays: 30, deletions: { policy: "trash" } });
  expect(await fixture.run("incremental")).toMatchObject({ kind: "incremental", kindReason: null });
  await setOptions({ images: "skip" });
  const run = await fixture.run("incremental");
  expect(run).toMatchObject({ kind: "full", readCount: 60 });
  expect(run.kindReason).toContain("options");
});

it("tries again what failed, though it has not changed since", async () => {
  fixture = await makeImport({ source: small });
  const { id: runId } = await fixture.run();
  await waitOutTheOverlap(fixture);
  const record = await fixture.deps.db.record.findFirstOrThrow({ where: { runId, kind: "product", seq: 3 } });
  await fixture.deps.db.record.update({ where: { id: record.id }, data: { state: "failed" } });
  const run = await fixture.run("incremental");
  expect(run).toMatchObject({ kind: "incremental", readCount: 1, unchangedCount: 1, failedCount: 0 });
});

/** The watermark as it would stand if the run had been a while ago. */
async function waitOutTheOverlap({ deps, importId, source }: ImportFixture): Promise<void> {
  const newest = Math.max(
    ...source.store.state.products.map(({ fields }) => Date.parse(String(fields.date_modified))),
  );
  const watermark = new Date(newest + 6 * 60_000);
  await deps.db.import.update({ where: { id: importId }, data: { watermark } });
}
