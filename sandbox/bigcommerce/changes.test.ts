import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { startStore, stopStoresAfterEach } from "./store-for-test";

stopStoresAfterEach();

const now = () => new Date("2030-05-06T07:08:09Z");
const changed = "2030-05-06T07:08:09+00:00";

describe("a changed price", () => {
  it("moves the modification date and reaches the base variant", async () => {
    const store = await startStore({ now });
    const { json } = await store.send("PUT", "/v3/catalog/products/102", { price: 500, sale_price: 0 });
    expect(json.data).toMatchObject({ price: 500, calculated_price: 500, date_modified: changed });
    const { data } = (await store.get("/v3/catalog/products/102/variants")).json;
    expect(data[0]).toMatchObject({ price: 500, calculated_price: 500 });
    const recent = await store.get("/v3/catalog/products?date_modified:min=2030-01-01T00:00:00Z");
    expect(recent.json.meta.pagination.total).toBe(1);
  });

  it("reaches the variants that inherit it, and only those", async () => {
    const store = await startStore();
    const lamp = store.store.state.products.find((product) => product.fields.sku === "TL-TABLE");
    await store.send("PUT", `/v3/catalog/products/${lamp?.fields.id}`, { price: 100 });
    const prices = lamp?.variants.map((variant) => variant.calculated_price);
    expect(prices).toEqual([100, 139, 100, 139, 100, 139]);
  });

  it("is rounded to four decimals, and refused when it is no number", async () => {
    const store = await startStore();
    const rounded = await store.send("PUT", "/v3/catalog/products/102", { price: 12.345678 });
    expect(rounded.json.data.price).toBe(12.3457);
    const refused = await store.send("PUT", "/v3/catalog/products/102", { price: "cheap" });
    expect([refused.status, refused.json.errors]).toEqual([422, { price: "price must be a number" }]);
    expect((await store.send("PUT", "/v3/catalog/products/9", { price: 1 })).status).toBe(404);
  });

  it("ignores what is read only", async () => {
    const store = await startStore();
    const { json } = await store.send("PUT", "/v3/catalog/products/102", {
      id: 5,
      date_created: "x",
      calculated_price: 1,
    });
    expect(json.data).toMatchObject({
      id: 102,
      calculated_price: 429,
      date_created: "2024-01-09T09:00:00+00:00",
    });
  });
});

describe("a changed variant", () => {
  it("changes the stock that its product shows", async () => {
    const store = await startStore({ now });
    const [forest] = (await store.get("/v3/catalog/products/101/variants")).json.data;
    const path = `/v3/catalog/products/101/variants/${forest.id}`;
    const { json } = await store.send("PUT", path, { inventory_level: 1, price: 350 });
    expect(json.data).toMatchObject({ inventory_level: 1, price: 350, calculated_price: 350 });
    const product = (await store.get("/v3/catalog/products/101")).json.data;
    expect(product).toMatchObject({ inventory_level: 7, date_modified: changed });
    const taken = await store.send("PUT", path, { sku: "NH-RIDGE3" });
    expect(taken.status).toBe(409);
  });
});

describe("a new product", () => {
  it("needs name, type, weight and price", async () => {
    const store = await startStore();
    const { status, json } = await store.send("POST", "/v3/catalog/products", { name: "Cup" });
    expect(status).toBe(422);
    expect(json.errors).toEqual({
      type: "Please provide a type.",
      weight: "Please provide a weight.",
      price: "Please provide a price.",
    });
    const broken = await fetch(`${store.url}/stores/${store.hash}/v3/catalog/products`, {
      method: "POST",
      headers: { "x-auth-token": store.tokens.full },
      body: "{",
    });
    expect([broken.status, await broken.json()]).toMatchObject([400, { detail: "Syntax error" }]);
  });

  it("gets its defaults, variants, pictures and custom fields", async () => {
    const store = await startStore({ now });
    const { json } = await store.send(
      "POST",
      "/v3/catalog/products?include=variants,images,custom_fields,options",
      {
        name: "Cup",
        type: "physical",
        weight: 1,
        price: 8,
        custom_fields: [{ name: "Made of", value: "Clay" }],
        images: [{ image_url: "https://pictures.example/cup.jpg", is_thumbnail: true, sort_order: 0 }],
        variants: ["Red", "Blue"].map((label) => ({
          sku: `CUP-${label}`,
          option_values: [{ option_display_name: "Colour", label }],
        })),
      },
    );
    expect(json.data).toMatchObject({
      availability: "available",
      date_created: changed,
      custom_url: { url: "/cup/" },
      custom_fields: [{ name: "Made of", value: "Clay" }],
      images: [{ url_zoom: "https://pictures.example/cup.jpg", is_thumbnail: true }],
      base_variant_id: null,
    });
    expect(json.data.variants.map((variant: { sku: string }) => variant.sku)).toEqual([
      "CUP-Red",
      "CUP-Blue",
    ]);
    expect(json.data.options[0].option_values).toHaveLength(2);
  });

  it("is refused when its SKU is taken, by a product or a variant", async () => {
    const store = await startStore();
    for (const sku of ["nh-ridge3", "NH-RIDGE2-SAND"]) {
      const body = { name: "Copy", type: "physical", weight: 1, price: 1, sku };
      const { status, json } = await store.send("POST", "/v3/catalog/products", body);
      expect([status, json.title]).toEqual([409, "The product sku is a duplicate"]);
    }
  });
});

describe("deleting", () => {
  it("takes one, or those of a filter, and never all by mistake", async () => {
    const store = await startStore();
    expect((await store.send("DELETE", "/v3/catalog/products/101")).status).toBe(204);
    expect((await store.send("DELETE", "/v3/catalog/products/101")).status).toBe(404);
    expect((await store.send("DELETE", "/v3/catalog/products")).status).toBe(422);
    expect((await store.send("DELETE", "/v3/catalog/products?id:in=102,103")).status).toBe(204);
    expect((await store.get("/v3/catalog/products?limit=1")).json.data[0].id).toBe(104);
  });
});

describe("state", () => {
  it("is kept on disk from one start to the next, and put back by a reset", async () => {
    const dataDir = mkdtempSync(join(tmpdir(), "bigcommerce-sandbox-"));
    try {
      const first = await startStore({ dataDir });
      await first.send("PUT", "/v3/catalog/products/102", { price: 1.5 });
      await first.close();
      const second = await startStore({ dataDir });
      expect((await second.get("/v3/catalog/products/102")).json.data.price).toBe(1.5);
      // Another data set in the same folder does not see it.
      const other = await startStore({ dataDir, dataset: { generate: { products: 3 } } });
      expect((await other.get("/v3/catalog/products")).json.meta.pagination.total).toBe(3);
      await fetch(`${second.url}/__sandbox/reset`, { method: "POST" });
      expect((await second.get("/v3/catalog/products/102")).json.data.price).toBe(489);
    } finally {
      rmSync(dataDir, { recursive: true });
    }
  });
});
