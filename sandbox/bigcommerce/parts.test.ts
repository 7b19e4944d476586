import { describe, expect, it } from "vitest";
import type { Fields } from "./catalog/types";
import { startStore, stopStoresAfterEach } from "./store-for-test";

stopStoresAfterEach();

const idByName = (list: readonly Fields[], name: string) =>
  Number(list.find((entry) => entry.name === name)?.id);

describe("variants", () => {
  it("inherit by null, and a product without options has one base variant that mirrors it", async () => {
    const store = await startStore();
    const [forest] = (await store.get("/v3/catalog/products/101/variants")).json.data;
    expect(forest).toMatchObject({
      price: null,
      weight: null,
      calculated_price: 389,
      calculated_weight: 6.2,
    });
    expect(forest.option_values).toEqual([
      {
        id: expect.any(Number),
        label: "Forest",
        option_id: expect.any(Number),
        option_display_name: "Colour",
      },
    ]);
    const simple = (await store.get("/v3/catalog/products/102?include=variants")).json.data;
    expect(simple.variants).toHaveLength(1);
    expect(simple.variants[0]).toMatchObject({
      id: simple.base_variant_id,
      sku: "NH-RIDGE3",
      sku_id: null,
      price: 489,
      sale_price: 429,
      calculated_price: 429,
      option_values: [],
    });
  });

  it("can be read for several products at once", async () => {
    const store = await startStore();
    const { json } = await store.get("/v3/catalog/variants?product_id:in=101,102&limit=250");
    expect(json.data.map((variant: Fields) => variant.product_id)).toEqual([101, 101, 102]);
    const all = await store.get("/v3/catalog/variants?limit=250");
    const summary = await store.get("/v3/catalog/summary");
    expect(all.json.meta.pagination.total).toBe(summary.json.data.variant_count);
    expect((await store.get("/v3/catalog/variants?sku=nh-ridge2-sand")).json.data).toHaveLength(1);
    // There is no filter by date and no keyset here.
    expect((await store.get("/v3/catalog/variants?id:greater=5")).status).toBe(422);
  });
});

describe("what belongs to a product", () => {
  it("is listed page by page, and 204 where a product has no picture", async () => {
    const store = await startStore();
    const padId = idByName(
      store.store.state.products.map((product) => product.fields),
      "Kneeling Pad",
    );
    const none = await store.get(`/v3/catalog/products/${padId}/images`);
    expect([none.status, none.text]).toEqual([204, ""]);
    const options = await store.get(`/v3/catalog/products/${padId}/options`);
    expect([options.status, options.json.data, options.json.meta.pagination.total]).toEqual([200, [], 0]);
    const fields = await store.get("/v3/catalog/products/101/custom-fields?limit=2");
    expect(fields.json.data).toHaveLength(2);
    expect(fields.json.meta.pagination).toMatchObject({ total: 3, total_pages: 2 });
    expect((await store.get("/v3/catalog/products/9999/images")).status).toBe(404);
  });

  it("has modifiers in its own list and in the list of products, ten a page", async () => {
    const store = await startStore();
    const own = (await store.get("/v3/catalog/products/101/modifiers")).json.data;
    expect(own).toMatchObject([
      {
        product_id: 101,
        display_name: "Repair kit",
        type: "checkbox",
        config: [],
        option_values: [
          { label: "Yes", value_data: { checked_value: true }, adjusters: { price: { adjuster_value: 9 } } },
          { label: "No", is_default: true, adjusters: { price: null } },
        ],
      },
    ]);
    const page = (await store.get("/v3/catalog/products?include=modifiers&limit=250")).json;
    expect(page.data).toHaveLength(10);
    expect(page.data[0].modifiers).toEqual(own);
    expect(page.data[0].option_set_id).not.toBeNull();
  });
});

describe("price lists", () => {
  it("give out their records by product, and whom they are for", async () => {
    const store = await startStore();
    expect((await store.get("/v3/pricelists")).json.data).toMatchObject([
      { id: 1, active: true },
      { id: 2, active: false },
    ]);
    expect((await store.get("/v3/pricelists/assignments")).json.data).toMatchObject([
      { price_list_id: 1, customer_group_id: 3 },
    ]);
    const records = (await store.get("/v3/pricelists/1/records?product_id:in=106,999")).json.data;
    expect(records).toMatchObject([{ product_id: 106, currency: "usd", price: 14.5 }]);
    expect((await store.get("/v3/pricelists/9/records")).status).toBe(404);
    expect((await store.get("/v3/pricelists/1/records?nonsense=1")).status).toBe(422);
  });
});

describe("categories", () => {
  it("have other field names in the trees than in the deprecated list", async () => {
    const store = await startStore();
    const old = (await store.get("/v3/catalog/categories?limit=250")).json.data;
    const tree = (await store.get("/v3/catalog/trees/categories?limit=250")).json.data;
    expect(old).toHaveLength(tree.length);
    expect(old[0]).toMatchObject({
      id: 11,
      parent_id: 0,
      custom_url: { url: "/outdoor/", is_customized: false },
    });
    expect(tree[0]).toMatchObject({
      category_id: 11,
      tree_id: 1,
      url: { path: "/outdoor/", is_customized: false },
    });
    expect(old[0]).not.toHaveProperty("tree_id");
    expect(tree[0]).not.toHaveProperty("id");
    expect(tree[0].image_url).toContain(store.url);
    expect(new Set(tree.map((category: Fields) => category.category_uuid)).size).toBe(tree.length);
  });

  it("nest below each other, with the path in the trees", async () => {
    const store = await startStore();
    const [tree] = (await store.get("/v3/catalog/trees")).json.data;
    expect(tree).toEqual({ id: 1, name: "Default catalog tree", channels: [1] });
    const { json } = await store.get("/v3/catalog/trees/1/categories");
    expect(json.meta).toEqual({});
    const camping = json.data[0].children[0];
    expect(camping).toMatchObject({ name: "Camping", depth: 1, path: [11] });
    expect(camping.children.map((category: Fields) => category.name)).toEqual([
      "Tents",
      "Sleeping",
      "Accessories",
    ]);
    const old = (await store.get("/v3/catalog/categories/tree")).json.data;
    expect(old[0].children[0].name).toBe("Camping");
    expect(old[0]).not.toHaveProperty("depth");
    const missing = await store.get("/v3/catalog/trees/42/categories");
    expect([missing.status, missing.json.title]).toEqual([404, "Entity with id tree [42] was not found "]);
  });

  it("can be filtered", async () => {
    const store = await startStore();
    const names = async (path: string) =>
      (await store.get(`/v3/catalog/${path}`)).json.data.map((category: Fields) => category.name);
    expect(await names("trees/categories?category_id:in=11,12")).toEqual(["Outdoor", "Camping"]);
    expect(await names("trees/categories?parent_id:in=12")).toEqual(["Tents", "Sleeping", "Accessories"]);
    expect(await names("trees/categories?tree_id:in=2")).toEqual([]);
    expect(await names("trees/categories?name:like=accessor")).toEqual(["Accessories", "Accessories"]);
    expect(await names("trees/categories?is_visible=false")).toEqual(["Archive"]);
    expect(await names("categories?parent_id=0&sort=name")).toEqual([
      "Archive",
      "Books and Downloads",
      "Clothing",
      "Home",
      "Outdoor",
      "日本の道具",
    ]);
  });
});

describe("brands", () => {
  it("are found by id and name", async () => {
    const store = await startStore();
    expect((await store.get("/v3/catalog/brands?id:in=61,62")).json.data).toHaveLength(2);
    expect((await store.get("/v3/catalog/brands?name=Nordhavn")).json.data[0]).toMatchObject({ id: 61 });
    expect((await store.get("/v3/catalog/brands/61")).json.data.custom_url.url).toBe("/brands/nordhavn/");
    expect((await store.get("/v3/catalog/brands/1")).status).toBe(404);
  });
});

describe("metafields", () => {
  it("are walked by cursor: the end cursor goes into after", async () => {
    const store = await startStore();
    store.store.change((state) => {
      const first = state.metafields[0] ?? {};
      state.metafields = Array.from({ length: 7 }, (_, index) => ({
        ...first,
        id: index + 1,
        resource_id: 101 + index,
      }));
    });
    const seen: number[] = [];
    let after = "";
    for (let page = 0; page < 4; page += 1) {
      // The page number is ignored beside a cursor.
      const { json } = await store.get(`/v3/catalog/products/metafields?limit=3&page=2${after}`);
      if (after === "") {
        expect(json.data.map((field: Fields) => field.id)).toEqual([4, 5, 6]);
        after = `&after=${Buffer.from('{"id":0}').toString("base64url")}`;
        continue;
      }
      seen.push(...json.data.map((field: Fields) => Number(field.id)));
      after = `&after=${json.meta.cursor_pagination.end_cursor}`;
    }
    expect(seen).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect((await store.get("/v3/catalog/products/103/metafields")).json.data).toHaveLength(1);
    expect((await store.get("/v3/catalog/products/metafields?after=%21")).status).toBe(422);
  });

  it("are kept by what they belong to", async () => {
    const store = await startStore();
    expect((await store.get("/v3/catalog/products/metafields")).json.data).toHaveLength(4);
    expect((await store.get("/v3/catalog/categories/metafields?key=season")).json.data).toHaveLength(1);
    expect((await store.get("/v3/catalog/brands/metafields?namespace=other")).json.data).toEqual([]);
    expect((await store.get("/v3/catalog/variants/metafields")).json.data).toEqual([]);
  });
});
