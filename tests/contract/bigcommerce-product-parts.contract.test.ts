import { describe, expect, it } from "vitest";
import type { SourceConnector } from "@/server/connectors/core/source";
import { DEFAULT_FILTERS, type ProductExtras } from "@/server/domain/import-settings";
import type { Product } from "@/server/domain/product";
import { connect, startStore } from "./bigcommerce-connection";

const demo = await startStore();

async function bySku(source: SourceConnector, extras?: ProductExtras): Promise<Map<string | null, Product>> {
  const stream = source.stream("products");
  const page = await stream.readPage({
    filters: DEFAULT_FILTERS,
    cursor: null,
    pageSize: 250,
    ...(extras ? { extras } : {}),
  });
  return new Map(
    page.records.map((record) => {
      const { record: canonical, issues } = stream.toCanonical(record.raw);
      expect([record.sourceId, issues]).toEqual([record.sourceId, []]);
      if (canonical?.entity !== "products") throw new Error("no product");
      return [canonical.product.sku, canonical.product];
    }),
  );
}

describe("the rest of a product", () => {
  it("comes with a page of products, as it stands in the store", async () => {
    const products = await bySku(connect(demo).source);
    expect(products.get("KM-SANTOKU165")).toMatchObject({
      relatedIds: ["101", "102"],
      binNumber: "K-14",
      giftWrapping: { kind: "list", optionIds: ["2", "5"] },
      modifiers: [
        { name: "Engraving", kind: "text", limits: { text_max_length: 24 }, values: [] },
        {
          name: "Box",
          kind: "dropdown",
          required: true,
          values: [
            { label: "Brown paper", isDefault: true, price: null },
            {
              label: "Ash wood",
              price: { by: "amount", value: "12.5" },
              weight: { by: "amount", value: "0.8" },
            },
            { label: "Walnut", price: { by: "percent", value: "20" } },
          ],
        },
      ],
      reviews: [{ status: "approved", rating: 5, name: "三郎", date: "2024-04-09T10:00:00.000Z" }],
    });
    expect(products.get("BK-QUIET")).toMatchObject({
      taxClass: { sourceId: "1", name: "Non-Taxable Products" },
      taxable: false,
      taxCode: "PB100000",
      metafields: [
        { namespace: "fell_and_hearth", key: "isbn", value: "978-0-00-000000-2" },
        { namespace: "fell_and_hearth", key: "spec" },
      ],
      openGraph: { type: "book", title: "The Quiet Camp — a handbook for two" },
    });
    expect(products.get("NH-PEG12")).toMatchObject({
      bulkPricing: [
        { from: 5, to: 9, kind: "percent", amount: "5" },
        { from: 10, to: null, kind: "percent", amount: "12.5" },
      ],
      priceListPrices: [
        {
          priceList: "Wholesale Japan",
          customerGroups: [{ sourceId: "3", name: "卸売 (Wholesale Japan)" }],
          variantId: null,
          currency: "USD",
          price: "14.5",
          quantityPrices: [{ from: 20, to: null, kind: "each", amount: "12" }],
        },
      ],
    });
    const tent = products.get("NH-RIDGE2");
    expect(tent?.videos).toMatchObject([{ url: "https://www.youtube.com/watch?v=rdg2pitch01" }]);
    expect(tent?.reviews.map(({ status }) => status)).toEqual([
      "approved",
      "approved",
      "pending",
      "disapproved",
    ]);
    expect(tent?.priceListPrices.map(({ variantId }) => variantId)).toEqual(
      tent?.variants.map(({ sourceId }) => sourceId),
    );
    expect(products.get("HV-CUT16")?.priceHidden).toEqual({ label: "Ask in the shop" });
    expect(products.get("NH-RIDGE3")?.priceListPrices).toEqual([]);
  });

  it("costs few requests, and fewer when it is not wanted", async () => {
    const all = connect(demo);
    await bySku(all.source);
    const none = connect(demo);
    const products = await bySku(none.source, {
      modifiers: false,
      metafields: false,
      reviews: false,
      priceLists: false,
    });
    const tent = products.get("NH-RIDGE2");
    expect([tent?.modifiers, tent?.reviews, tent?.priceListPrices]).toEqual([[], [], []]);
    expect(tent?.options).toHaveLength(1);
    // Products, three pages of ten with options, tax classes.
    expect(none.context.counter?.requests).toBe(1 + 3 + 1);
    // Modifiers come with the options; metafields; price lists, whom they are for, groups, prices.
    expect(all.context.counter?.requests).toBe(1 + 3 + 1 + 1 + 4);
  });

  it("is left out where the token may not read it, which is said once", async () => {
    const { source } = connect(demo, { token: demo.tokens.productsOnly });
    const stream = source.stream("products");
    const page = await stream.readPage({ filters: DEFAULT_FILTERS, cursor: null, pageSize: 250 });
    expect(page.notices).toEqual([expect.stringContaining("Names of tax classes could not be read")]);
    const book = page.records.find((record) => record.sku === "BK-QUIET");
    const canonical = stream.toCanonical(book?.raw ?? null).record;
    expect(canonical).toMatchObject({ product: { taxClass: { sourceId: "1", name: null }, taxable: false } });
    const pegs = page.records.find((record) => record.sku === "NH-PEG12");
    expect(stream.toCanonical(pegs?.raw ?? null).record).toMatchObject({
      product: { priceListPrices: [{ customerGroups: [{ sourceId: "3", name: null }] }] },
    });
  });
});
