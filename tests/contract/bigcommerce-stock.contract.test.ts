import { describe, expect, it } from "vitest";
import type { BigCommerceSandbox } from "@/sandbox/bigcommerce";
import type { Fields } from "@/sandbox/bigcommerce/catalog/types";
import type { SourceConnector, StockPage } from "@/server/connectors/core/source";
import { connect, startStore } from "./bigcommerce-connection";

const quota = { requests: 100_000 };
const open = (products = 30) => startStore({ quota, dataset: { generate: { products, seed: 4 } } });

async function marksOf(source: SourceConnector): Promise<Map<string, string>> {
  const marks = new Map<string, string>();
  let cursor: string | null = null;
  do {
    const page: StockPage | undefined = await source.stream("products").walkStock?.(cursor);
    if (!page) throw new Error("products have no stock");
    for (const { sourceId, mark } of page.marks) {
      expect(marks.has(sourceId)).toBe(false);
      marks.set(sourceId, mark);
    }
    cursor = page.nextCursor;
  } while (cursor !== null);
  return marks;
}

/** The products whose marks differ after the change. */
async function changedBy(store: BigCommerceSandbox, change: () => unknown): Promise<string[]> {
  const { source } = connect(store);
  const before = await marksOf(source);
  change();
  const after = await marksOf(source);
  return [...after].filter(([id, mark]) => before.get(id) !== mark).map(([id]) => id);
}

function pick(store: BigCommerceSandbox, variable: boolean) {
  const product = store.store.state.products.find(({ options }) => options.length > 0 === variable);
  const variant = product?.variants.at(-1);
  if (!product || !variant) throw new Error("no such product");
  return { product, variant, id: String(product.fields.id) };
}

describe("marks of stock and prices", () => {
  it("are one for each product, the same whenever nothing has changed", async () => {
    const store = await open();
    const ids = store.store.state.products.map(({ fields }) => String(fields.id));
    const marks = await marksOf(connect(store).source);
    expect([...marks.keys()]).toEqual(ids);
    expect(await changedBy(store, () => undefined)).toEqual([]);
  });

  it.each<Fields>([
    ...[{ price: 3.5 }, { sale_price: 2.5 }, { retail_price: 99 }, { map_price: 77 }],
    ...[{ inventory_tracking: "product", inventory_level: 4211 }, { availability: "disabled" }],
  ])("differ for a product with %j, and for no other", async (change) => {
    const store = await open();
    const simple = pick(store, false);
    expect(await changedBy(store, () => store.store.update(simple.product, { ...change }))).toEqual([
      simple.id,
    ]);
    const variable = pick(store, true);
    expect(await changedBy(store, () => store.store.update(variable.product, { ...change }))).toEqual([
      variable.id,
    ]);
  });

  it.each<Fields>([
    ...[{ price: 3.5 }, { sale_price: 2.5 }, { retail_price: 99 }],
    ...[{ inventory_level: 4211 }, { purchasing_disabled: true }],
  ])("differ for a product with a variant with %j", async (change) => {
    const store = await open();
    const { product, variant, id } = pick(store, true);
    expect(await changedBy(store, () => store.store.updateVariant(product, variant, { ...change }))).toEqual([
      id,
    ]);
  });

  it("stay for whatever else changes", async () => {
    const store = await open();
    const { product, variant } = pick(store, true);
    const other = { name: "Other", is_visible: false, weight: 4, description: "<p>x</p>", sku: "OTHER-1" };
    expect(await changedBy(store, () => store.store.update(product, other))).toEqual([]);
    expect(await changedBy(store, () => store.store.updateVariant(product, variant, { weight: 9 }))).toEqual(
      [],
    );
  });

  it("do not depend on the order in which variants are listed", async () => {
    const store = await open();
    const turned = () =>
      store.store.change((state) => {
        for (const product of state.products) product.variants.reverse();
      });
    expect(await changedBy(store, turned)).toEqual([]);
  });

  it("cost a request for 250 products, and one for 250 variants of those that have options", async () => {
    const store = await open(600);
    const { source, context } = connect(store);
    await marksOf(source);
    const { products } = store.store.state;
    const pages = [0, 250, 500].map((start) =>
      products
        .slice(start, start + 250)
        .filter(({ options }) => options.length > 0)
        .reduce((sum, { variants }) => sum + variants.length, 0),
    );
    const expected = pages.reduce((sum, variants) => sum + 1 + Math.ceil(variants / 250), 0);
    expect(context.counter.requests).toBe(expected);
    expect(expected).toBeLessThan(12);
  });
});
