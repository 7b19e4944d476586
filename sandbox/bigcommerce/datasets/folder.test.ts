import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, describe, expect, it } from "vitest";
import { idOf } from "../catalog/types";
import { startStore, stopStoresAfterEach } from "../store-for-test";
import { recordedState } from "./folder";

stopStoresAfterEach();

const folders: string[] = [];

afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

function recordings(files: Record<string, unknown>): string {
  const folder = mkdtempSync(join(tmpdir(), "recordings-"));
  folders.push(folder);
  for (const [name, body] of Object.entries(files)) writeFileSync(join(folder, name), JSON.stringify(body));
  return folder;
}

const list = (...data: unknown[]) => ({ data, meta: { pagination: {} } });
const product = (id: number, more: object = {}) => ({
  id,
  name: `Product ${id}`,
  sku: `P-${id}`,
  price: 10,
  sale_price: 12,
  base_variant_id: id * 10,
  date_modified: "2024-01-01T00:00:00+00:00",
  preorder_message: "0",
  ...more,
});

describe("a folder of recorded answers", () => {
  it("keeps oddities raw and takes the later of two records of one product", () => {
    const folder = recordings({
      "v3_catalog_products__list__2026.json": list(product(2), product(1)),
      "v3_catalog_product__update__2026.json": {
        data: product(1, { price: 9, date_modified: "2024-02-01T00:00:00+00:00" }),
      },
    });
    const { state } = recordedState(folder);
    expect(state.products.map((one) => [idOf(one.fields), one.fields.price])).toEqual([
      [1, 9],
      [2, 10],
    ]);
    expect(state.products[0]?.fields).toMatchObject({ preorder_message: "0", sale_price: 12 });
    expect(state.products[0]?.fields).not.toHaveProperty("calculated_price");
  });

  it("takes variants from where they were recorded; the base variant follows from the product; others are not made up", () => {
    const included = [{ id: 31, product_id: 3, sku: "INC", option_values: [] }];
    const folder = recordings({
      "v3_catalog_products__list__2026.json": list(
        product(1),
        product(2, { base_variant_id: null }),
        product(3, { variants: included, images: [{ id: 8, url_zoom: "https://gone.example/8.jpg?c=2" }] }),
        product(4, { base_variant_id: null }),
      ),
      "v3_catalog_product_4_variants__two__2026.json": list({ id: 41, price: null }, { id: 42, price: 5 }),
    });
    const { state, notes } = recordedState(folder);
    const [one, two, three, four] = state.products;
    expect(one?.variants).toMatchObject([
      { id: 10, sku: "P-1", price: 10, sale_price: 12, option_values: [] },
    ]);
    expect(two?.variants).toEqual([]);
    expect(three?.variants).toEqual(included);
    expect(three?.fields).not.toHaveProperty("variants");
    expect(three?.images[0]?.url_zoom).toBe("https://gone.example/8.jpg?c=2");
    expect(four?.variants).toHaveLength(2);
    expect(notes).toEqual(["Product 2 has options, but its variants were not recorded: it has none here."]);
  });

  it("attaches parts by the number in the file's name or in the entries, and says what it left out", () => {
    const folder = recordings({
      "v3_catalog_products__list__2026.json": list(product(1)),
      "v3_catalog_product_images__2018.json": list({ id: 5, product_id: 1 }, { id: 6, product_id: 77 }),
      "v3_catalog_product_1_options__swatch__2018.json": list({ id: 7, config: [] }),
      "v3_catalog_product_custom_fields__2018.json": list({ id: 9, name: "a", value: "b" }),
      "v2_orders__list.json": [{ id: 100 }],
    });
    const { state, notes } = recordedState(folder);
    expect(state.products[0]).toMatchObject({
      images: [{ id: 5 }],
      options: [{ id: 7, config: [] }],
      customFields: [],
    });
    expect(notes).toEqual([
      "v3_catalog_product_custom_fields__2018.json is left out: it does not say to which product it belongs.",
      "v3_catalog_product_images__2018.json is left out: it belongs to product 77, which was not recorded.",
    ]);
  });

  it("merges categories from lists and trees, and uses official examples only where nothing was recorded", () => {
    const folder = recordings({
      "v3_catalog_products__list__2026.json": list(product(1)),
      "v3_catalog_categories__2026.json": list({ id: 18, parent_id: 0, name: "Bath", meta_keywords: [] }),
      "v3_catalog_tree_categories__nested.json": {
        data: [
          {
            id: 18,
            parent_id: 0,
            name: "Bath",
            children: [{ id: 19, parent_id: 18, name: "Soap", url: "/soap/", children: [] }],
          },
        ],
        meta: {},
      },
      "v3_catalog_brands__2026.json": list({ id: 35, name: "Real" }),
      "v3_catalog_brands__all__docs.json": list({ id: 1, name: "Example" }),
      "v2_store__docs.json": {
        id: "abc123",
        name: "Recorded",
        control_panel_base_url: "https://store-{store_hash}.x",
      },
    });
    const { state } = recordedState(folder);
    expect(state.categories.map((category) => [category.id, category.name, category.parent_id])).toEqual([
      [18, "Bath", 0],
      [19, "Soap", 18],
    ]);
    expect(state.brands).toEqual([{ id: 35, name: "Real" }]);
    expect(state.store).toMatchObject({
      id: "sandbox1",
      name: "Recorded",
      control_panel_base_url: "https://store-sandbox1.x",
    });
  });

  it("is served like any other store, and can be changed", async () => {
    const folder = recordings({ "v3_catalog_products__list__2026.json": list(product(1), product(2)) });
    const store = await startStore({ dataset: { folder } });
    const { json } = await store.get("/v3/catalog/products?include=variants,images&id:greater=1");
    expect(json.data).toMatchObject([{ id: 2, variants: [{ id: 20 }], images: [] }]);
    await store.send("PUT", "/v3/catalog/products/2", { price: 15, sale_price: 0 });
    const changed = (await store.get("/v3/catalog/products/2?include=variants")).json.data;
    expect(changed).toMatchObject({ calculated_price: 15, variants: [{ price: 15 }] });
  });

  it("says what is wrong with a folder that it cannot use", () => {
    expect(() => recordedState("/nowhere/at/all")).toThrow(
      "/nowhere/at/all named by SANDBOX_DATA cannot be read",
    );
    expect(() => recordedState(recordings({ "v2_store.json": {} }))).toThrow("holds no recorded products");
  });
});
