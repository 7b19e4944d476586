import { describe, expect, it } from "vitest";
import { startStore, stopStoresAfterEach } from "../store-for-test";

stopStoresAfterEach();

const post = (url: string, form: Record<string, string>) =>
  fetch(url, { method: "POST", body: new URLSearchParams(form), redirect: "manual" });

describe("the page for people", () => {
  it("shows the catalogue, the hash and the tokens", async () => {
    const store = await startStore();
    const page = await (await fetch(store.url)).text();
    expect(page).toContain("Catalogue: 73 products");
    expect(page).toContain(store.tokens.full);
    expect(page).toContain(`/stores/${store.hash}/v3/`);
    expect(page).toContain("Page 1 of 4");
    // Names are shown, not run.
    store.store.change((state) => {
      const first = state.products[0];
      if (first) first.fields.name = "<script>alert(1)</script>";
    });
    expect(await (await fetch(store.url)).text()).not.toContain("<script>alert");
  });

  it("finds by name and by SKU, and pages on", async () => {
    const store = await startStore();
    const search = async (query: string) => (await fetch(`${store.url}/?${query}`)).text();
    expect(await search("q=skillet")).toContain("Catalogue: 1 product");
    expect(await search("q=NH-WREN")).toContain("Wren Day Pack 22 L");
    expect(await search("page=4")).toContain("Dotted Notebook");
  });

  it("changes a price and a stock", async () => {
    const store = await startStore();
    const answer = await post(`${store.url}/products/102?back=%2F%3Fq%3Dridge%26page%3D1`, {
      price: "12.5",
      stock: "4",
    });
    expect(answer.status).toBe(303);
    expect(answer.headers.get("location")).toMatch(/^\/\?q=ridge&page=1&saved=/);
    const { data } = (await store.get("/v3/catalog/products/102")).json;
    expect(data).toMatchObject({ price: 12.5, inventory_level: 4, inventory_tracking: "product" });
    await post(`${store.url}/products/102`, { price: "12.5", stock: "" });
    expect((await store.get("/v3/catalog/products/102")).json.data.inventory_tracking).toBe("none");
    const refused = await post(`${store.url}/products/102`, { price: "a lot" });
    expect(decodeURIComponent(refused.headers.get("location") ?? "")).toContain("price must be a number");
  });

  it("changes a variant, and says what is not a number", async () => {
    const store = await startStore();
    const [forest] = (await store.get("/v3/catalog/products/101/variants")).json.data;
    const url = `${store.url}/products/101/variants/${forest.id}`;
    await post(url, { price: "", stock: "3" });
    await post(url, { price: "x", stock: "9" });
    const variant = (await store.get(`/v3/catalog/products/101/variants/${forest.id}`)).json.data;
    expect(variant).toMatchObject({ price: null, inventory_level: 3 });
    expect(await (await fetch(`${store.url}/products/101`)).text()).toContain("2 variants");
  });

  it("adds and deletes a product", async () => {
    const store = await startStore();
    await post(`${store.url}/products`, {
      name: "Egg cup",
      sku: "EGG",
      price: "4",
      weight: "1",
      stock: "",
      description: "a < b",
    });
    const [made] = (await store.get("/v3/catalog/products?sku=EGG")).json.data;
    expect(made).toMatchObject({
      name: "Egg cup",
      price: 4,
      description: "<p>a &lt; b</p>",
      inventory_tracking: "none",
    });
    await post(`${store.url}/products/${made.id}/delete`, {});
    expect((await store.get(`/v3/catalog/products/${made.id}`)).status).toBe(404);
  });

  it("goes back only to itself", async () => {
    const store = await startStore();
    const answer = await post(
      `${store.url}/products/102?back=${encodeURIComponent("//elsewhere.example/")}`,
      { price: "1" },
    );
    expect(answer.headers.get("location")).toMatch(/^\/products\/102\?saved=/);
  });
});

describe("the orders and customers on the page", () => {
  it("lists the latest orders first, finds one and changes its status", async () => {
    const store = await startStore();
    const page = await (await fetch(`${store.url}/orders`)).text();
    expect(page).toContain("96 orders, the latest first");
    expect(page).toContain("Page 1 of 5");
    expect(page.indexOf('action="/orders/195')).toBeLessThan(page.indexOf('action="/orders/194'));
    expect(page.indexOf('action="/orders/195')).toBeGreaterThan(0);
    const found = await (await fetch(`${store.url}/orders?q=Iris`)).text();
    expect(found).toContain("Iris Hallam");
    expect(found).not.toContain("June Pemberton");
    const saved = await post(`${store.url}/orders/195?back=%2Forders%3Fq%3D`, { status_id: "5" });
    expect(decodeURIComponent(saved.headers.get("location") ?? "")).toBe(
      "/orders?q=&saved=order 195 is Cancelled",
    );
    expect((await store.get("/v2/orders/195")).json).toMatchObject({ status_id: 5, status: "Cancelled" });
    const refused = await post(`${store.url}/orders/195`, { status_id: "77" });
    expect(decodeURIComponent(refused.headers.get("location") ?? "")).toContain(
      "problem=There is no such status.",
    );
  });

  it("lists customers, shows their names as text, and changes a name", async () => {
    const store = await startStore();
    const page = await (await fetch(`${store.url}/customers`)).text();
    expect(page).toContain("60 customers");
    expect(page).toContain("山田");
    expect(page).toContain("&lt;b&gt;Robert&lt;/b&gt;");
    expect(page).toContain("Trade");
    await post(`${store.url}/customers/1`, { first_name: "Anna", last_name: "Lindqvist" });
    expect((await store.get("/v3/customers?id:in=1")).json.data[0]).toMatchObject({ first_name: "Anna" });
    const refused = await post(`${store.url}/customers/1`, { first_name: "", last_name: "X" });
    expect(decodeURIComponent(refused.headers.get("location") ?? "")).toContain(
      "needs a first and a last name",
    );
    const gone = await post(`${store.url}/customers/999`, { first_name: "A", last_name: "B" });
    expect(decodeURIComponent(gone.headers.get("location") ?? "")).toContain("Customer was not found");
  });
});
