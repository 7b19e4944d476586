import { describe, expect, it } from "vitest";
import type { Fields } from "./catalog/types";
import { startStore, stopStoresAfterEach, type TestStore } from "./store-for-test";

stopStoresAfterEach();

const small = { generate: { products: 60, seed: 3 } };

async function ids(store: TestStore, query: string): Promise<number[]> {
  const { status, json } = await store.get(`/v3/catalog/products?limit=250&${query}`);
  expect(status).toBe(200);
  return json.data.map((product: Fields) => product.id);
}

describe("pages of products", () => {
  it("carry 50 by default and 250 at most", async () => {
    const store = await startStore({ dataset: small });
    const first = await store.get("/v3/catalog/products");
    expect(first.json.data).toHaveLength(50);
    expect(first.json.meta.pagination).toMatchObject({
      total: 60,
      count: 50,
      per_page: 50,
      current_page: 1,
      total_pages: 2,
    });
    const over = await store.get("/v3/catalog/products?limit=251");
    expect([over.status, over.json.status]).toEqual([413, 413]);
    expect((await store.get("/v3/catalog/products?limit=none")).status).toBe(422);
  });

  it("link by query strings that are left out at the ends", async () => {
    const store = await startStore({ dataset: small });
    const links = async (page: number) =>
      (await store.get(`/v3/catalog/products?limit=20&sort=name&page=${page}`)).json.meta.pagination.links;
    expect(await links(1)).toEqual({
      current: "?limit=20&sort=name&page=1",
      next: "?limit=20&sort=name&page=2",
    });
    expect(Object.keys(await links(2)).sort()).toEqual(["current", "next", "previous"]);
    expect(Object.keys(await links(3)).sort()).toEqual(["current", "previous"]);
    expect((await store.get("/v3/catalog/products?page=9")).json.data).toEqual([]);
  });

  it.each(["options", "modifiers", "variants,options"])("shrink to 10 with include=%s", async (include) => {
    const store = await startStore({ dataset: small });
    const { json } = await store.get(`/v3/catalog/products?limit=250&include=${include}`);
    expect(json.data).toHaveLength(10);
    expect(json.meta.pagination).toMatchObject({ per_page: 10, total_pages: 6, count: 10 });
  });

  it("are not cut by variants, however many", async () => {
    const store = await startStore();
    const { json } = await store.get("/v3/catalog/products?limit=250&include=variants");
    const boot = json.data.find((product: Fields) => product.sku === "HV-RIDGEW");
    expect(boot.variants).toHaveLength(40);
  });
});

describe("what an answer shows", () => {
  it("includes what is asked for and nothing else", async () => {
    const store = await startStore();
    const plain = (await store.get("/v3/catalog/products/101")).json.data;
    expect(plain).not.toHaveProperty("variants");
    const include =
      "variants,images,custom_fields,options,modifiers,bulk_pricing_rules,primary_image,videos,channels,reviews";
    const full = (await store.get(`/v3/catalog/products/101?include=${include}`)).json.data;
    for (const part of include.split(",")) expect(full).toHaveProperty(part);
    expect(full.channels).toEqual([1]);
    expect(full.primary_image).toEqual(full.images[0]);
    expect(full.options[0].config).toEqual([]);
    expect((await store.get("/v3/catalog/products?include=secrets")).status).toBe(422);
  });

  it("keeps to include_fields and exclude_fields, but for the id and gift wrapping", async () => {
    const store = await startStore();
    const chosen = (await store.get("/v3/catalog/products?limit=1&include_fields=name,price")).json.data[0];
    expect(Object.keys(chosen).sort()).toEqual([
      "gift_wrapping_options_list",
      "gift_wrapping_options_type",
      "id",
      "name",
      "price",
    ]);
    const without = (await store.get("/v3/catalog/products?limit=1&exclude_fields=description")).json.data[0];
    expect(without).not.toHaveProperty("description");
    expect(without).toHaveProperty("name");
  });

  it("has pictures that can be fetched, with addresses that end in .png and a cache parameter", async () => {
    const store = await startStore();
    const [image] = (await store.get("/v3/catalog/products/101/images")).json.data;
    expect(image.url_zoom).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/img\/zoom\/[a-z0-9-]+\.png\?c=1$/);
    for (const key of ["url_zoom", "url_standard", "url_thumbnail", "url_tiny"]) {
      const answer = await fetch(image[key]);
      expect([answer.status, answer.headers.get("content-type")]).toEqual([200, "image/png"]);
      expect(
        Buffer.from(await answer.arrayBuffer())
          .subarray(1, 4)
          .toString(),
      ).toBe("PNG");
    }
    expect((await fetch(`${store.url}/img/zoom/notes.txt`)).status).toBe(404);
  });
});

describe("filters", () => {
  it("by id: in, not in, min, max, greater, less", async () => {
    const store = await startStore({ dataset: small });
    expect(await ids(store, "id:in=3,5,900")).toEqual([3, 5]);
    expect(await ids(store, "id:greater=58")).toEqual([59, 60]);
    expect(await ids(store, "id:min=58&id:less=60")).toEqual([58, 59]);
    expect(await ids(store, "id:max=2")).toEqual([1, 2]);
    expect(await ids(store, "id=7")).toEqual([7]);
    expect(await ids(store, "id:max=4&id:not_in=2,3")).toEqual([1, 4]);
  });

  it("can walk the whole catalogue by id, each product once", async () => {
    const store = await startStore({ dataset: small });
    const seen: number[] = [];
    for (let last = 0; ; last = seen.at(-1) ?? 0) {
      const page = await store.get(`/v3/catalog/products?sort=id&direction=asc&limit=25&id:greater=${last}`);
      if (page.json.data.length === 0) break;
      seen.push(...page.json.data.map((product: Fields) => product.id));
    }
    expect(seen).toEqual(Array.from({ length: 60 }, (_, index) => index + 1));
  });

  it("by visibility, availability, type, SKU, brand and keyword", async () => {
    const store = await startStore();
    const names = async (query: string) =>
      (await store.get(`/v3/catalog/products?limit=250&${query}`)).json.data.map(
        (product: Fields) => product.name,
      );
    expect(await names("is_visible=false")).toEqual(["Finch Kids' Pack 12 L", "Moving Box (old model)"]);
    expect(await names("availability=preorder")).toEqual(["Tripod Stool"]);
    expect(await names("type=digital")).toHaveLength(3);
    expect(await names("sku=nh-ridge3")).toEqual(["Ridge 3 Tent"]);
    expect(await names("sku:in=NH-RIDGE2,NH-RIDGE3")).toHaveLength(2);
    // Variants' SKUs are not looked at.
    expect(await names("sku=NH-RIDGE2-FOREST")).toEqual([]);
    expect(await names("keyword=kettle")).toEqual(["Camp Kettle 1.2 L", "Kettle and Two Mugs, Gift Box"]);
    expect(await names("out_of_stock=1")).toEqual([
      "Silk Bag Liner",
      "Moving Box (old model)",
      "Watering Can 9 L",
    ]);
  });

  it("by categories: one alone, or in all of several", async () => {
    const store = await startStore();
    const tents = store.store.state.categories.find((category) => category.name === "Tents")?.id;
    const accessories = store.store.state.categories.find((category) => category.name === "Accessories")?.id;
    const names = async (query: string) =>
      (await store.get(`/v3/catalog/products?${query}`)).json.data.map((product: Fields) => product.name);
    // The tarp is in a second category as well, and so is not found by `categories`.
    expect(await names(`categories=${tents}`)).toEqual([
      "Ridge 2 Tent",
      "Ridge 3 Tent",
      "Canvas Bell Tent 5 m",
    ]);
    expect(await names(`categories:in=${tents}`)).toHaveLength(4);
    expect(await names(`categories:in=${tents},${accessories}`)).toEqual(["Skerry Tarp 3 × 3 m"]);
  });

  it("by modification time, with the request's own time added to a bare date", async () => {
    const store = await startStore({ now: () => new Date("2024-06-01T15:00:00Z") });
    store.store.change((state) => {
      for (const [index, product] of state.products.entries()) {
        product.fields.date_modified = index < 2 ? "2024-05-20T14:00:00+00:00" : "2024-05-01T00:00:00+00:00";
      }
      const third = state.products[2];
      if (third) third.fields.date_modified = "2024-05-20T16:00:00+00:00";
    });
    expect(await ids(store, "date_modified:min=2024-05-20T00:00:00Z")).toEqual([101, 102, 103]);
    expect(await ids(store, "date_modified:min=2024-05-20T14:00:00%2B00:00")).toEqual([101, 102, 103]);
    expect(await ids(store, "date_modified:min=2024-05-20")).toEqual([103]);
    expect(await ids(store, `date_modified:min=${Date.UTC(2024, 4, 20, 15) / 1000}`)).toEqual([103]);
    expect(
      await ids(store, "date_modified:min=2024-05-20T00:00:00Z&date_modified:max=2024-05-20T15:00:00Z"),
    ).toEqual([101, 102]);
    expect((await store.get("/v3/catalog/products?date_modified:min=yesterday")).status).toBe(422);
  });

  it("refuse what is not a filter", async () => {
    const store = await startStore();
    const { status, json } = await store.get("/v3/catalog/products?status=1&after=x");
    expect(status).toBe(422);
    expect(json.title).toBe("The filter(s): status,after are not valid filter parameter(s).");
  });
});

describe("order", () => {
  it("is by id unless another is asked for", async () => {
    const store = await startStore({ dataset: small });
    const all = (await store.get("/v3/catalog/products?limit=250&sort=price&direction=desc")).json.data;
    const prices = all.map((product: Fields) => Number(product.price));
    expect(prices).toEqual([...prices].sort((one, two) => two - one));
    expect((await ids(store, "")).slice(0, 3)).toEqual([1, 2, 3]);
    expect((await store.get("/v3/catalog/products?sort=colour")).status).toBe(422);
  });
});
