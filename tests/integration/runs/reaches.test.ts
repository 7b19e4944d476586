import { afterEach, describe, expect, it } from "vitest";
import { agePast } from "./age-past";
import { type ImportFixture, makeImport } from "./import-fixture";

let fixture: ImportFixture | undefined;
afterEach(() => fixture?.close());

const source = {
  dataset: { generate: { products: 60, seed: 11, variableShare: 0.3, variantsPer: 3, imagesPer: 0 } },
};
const DAY_MS = 86_400_000;

function simpleProduct({ source: { store } }: ImportFixture) {
  const found = store.state.products.find(
    ({ fields, options }) => options.length === 0 && !fields.sale_price,
  );
  if (!found) throw new Error("The generated store has no simple product");
  return found;
}

/** As if the last run that read everything had been ten days ago. */
async function makeComparisonDue({ deps, importId }: ImportFixture): Promise<void> {
  await deps.db.run.updateMany({
    where: { importId },
    data: { endedAt: new Date(Date.now() - 10 * DAY_MS) },
  });
}

describe("a comparison", () => {
  it("passes over what reads as it did, asks the target for nothing and writes nothing", async () => {
    fixture = await makeImport({ source });
    const full = await fixture.run();
    await makeComparisonDue(fixture);
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({
      kind: "incremental",
      reach: "comparison",
      status: "succeeded",
      readCount: 60,
      unchangedCount: 60,
      writes: 0,
    });
    expect(run.targetRequests).toBeLessThan(full.targetRequests / 4);
    expect(await fixture.deps.db.record.count({ where: { runId: run.id, kind: "product" } })).toBe(0);
  });

  it("finds what moves no date at the source, and sends that alone", async () => {
    fixture = await makeImport({ source });
    await fixture.run();
    await makeComparisonDue(fixture);
    await agePast(fixture);
    const product = simpleProduct(fixture);
    product.fields.description = "<p>Changed without a date</p>";
    const missed = await fixture.deps.db.run.count({ where: { reach: "changes" } });
    expect(missed).toBe(0);
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({
      reach: "comparison",
      readCount: 60,
      updatedCount: 1,
      unchangedCount: 59,
      writes: 1,
    });
    expect((await fixture.compare()).differences).toEqual([]);
  });

  it("tries again what failed, though it reads the same", async () => {
    fixture = await makeImport({ source });
    const { id: runId } = await fixture.run();
    await makeComparisonDue(fixture);
    const record = await fixture.deps.db.record.findFirstOrThrow({
      where: { runId, kind: "product", seq: 3 },
    });
    await fixture.deps.db.record.update({ where: { id: record.id }, data: { state: "failed" } });
    const run = await fixture.run("incremental");
    expect(run).toMatchObject({ readCount: 60, unchangedCount: 60, failedCount: 0 });
    expect(await fixture.deps.db.record.count({ where: { runId: run.id, kind: "product" } })).toBe(1);
  });
});

describe("a run of stock and prices", () => {
  it("sends a changed price alone, though the name has changed too", async () => {
    fixture = await makeImport({ source });
    await fixture.run();
    // The first such run learns the marks.
    await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
    const product = simpleProduct(fixture);
    product.fields.price = 3.5;
    product.fields.name = "Another name";
    const run = await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
    expect(run).toMatchObject({ status: "succeeded", readCount: 1, updatedCount: 1, writes: 1 });
    const record = await fixture.deps.db.record.findFirstOrThrow({ where: { runId: run.id } });
    expect(record.sent).toEqual({ product: { regular_price: "3.5" }, variations: {} });
    await agePast(fixture);
    const whole = await fixture.run();
    expect(whole).toMatchObject({ updatedCount: 1, writes: 1 });
    expect((await fixture.compare()).differences).toEqual([]);
  });

  it("sends a variant's stock, and leaves new variants and watermark alone", async () => {
    fixture = await makeImport({ source });
    await fixture.run();
    await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
    const before = await fixture.deps.db.import.findFirstOrThrow({ where: { id: fixture.importId } });
    const product = fixture.source.store.state.products.find(
      ({ fields, variants }) => fields.inventory_tracking === "variant" && variants.length > 1,
    );
    const variant = product?.variants[0];
    if (!variant) throw new Error("No variant tracks its stock");
    variant.inventory_level = 4_321;
    const run = await fixture.start({ kind: "incremental", reach: "stock_and_prices" });
    expect(run).toMatchObject({ status: "succeeded", readCount: 1, updatedCount: 1, writes: 1 });
    const after = await fixture.deps.db.import.findFirstOrThrow({ where: { id: fixture.importId } });
    expect(after.watermark).toEqual(before.watermark);
    expect((await fixture.compare()).differences).toEqual([]);
  });

  it("is refused before a run has brought the products", async () => {
    fixture = await makeImport({ source });
    await expect(fixture.start({ kind: "incremental", reach: "stock_and_prices" })).rejects.toThrow(
      "once a run has brought the products",
    );
  });
});

describe("a run of chosen records", () => {
  it("reads and writes them alone, and leaves the watermark where it is", async () => {
    fixture = await makeImport({ source });
    await fixture.run();
    const before = await fixture.deps.db.import.findFirstOrThrow({ where: { id: fixture.importId } });
    const product = simpleProduct(fixture);
    product.fields.price = 7.25;
    const run = await fixture.start({
      kind: "incremental",
      reach: "chosen",
      trigger: "webhook",
      sourceIds: [String(product.fields.id)],
    });
    expect(run).toMatchObject({ status: "succeeded", readCount: 1, updatedCount: 1, writes: 1 });
    const after = await fixture.deps.db.import.findFirstOrThrow({ where: { id: fixture.importId } });
    expect(after.watermark).toEqual(before.watermark);
  });

  it("leaves out what the filters do not take", async () => {
    fixture = await makeImport({ source });
    await fixture.deps.db.import.update({
      where: { id: fixture.importId },
      data: { filters: { visibility: "visible" } },
    });
    await fixture.run();
    const product = simpleProduct(fixture);
    product.fields.is_visible = false;
    const run = await fixture.start({
      kind: "incremental",
      reach: "chosen",
      sourceIds: [String(product.fields.id)],
    });
    expect(run).toMatchObject({ status: "succeeded", readCount: 0, writes: 0, goneIds: [] });
  });
});
