import { describe, expect, it } from "vitest";
import { bareOrder } from "./orders/types";
import { startStore, stopStoresAfterEach } from "./store-for-test";

stopStoresAfterEach();

const missingScope = {
  status: 403,
  title: "You don't have a required scope to access the endpoint",
  type: "https://developer.bigcommerce.com/api-docs/getting-started/api-status-codes",
  errors: {},
};

describe("access", () => {
  it("refuses an unknown token: an object in V3, a list in V2", async () => {
    const store = await startStore();
    const v3 = await store.get("/v3/catalog/products", { "x-auth-token": "nobody" });
    expect(v3.status).toBe(401);
    expect(v3.json).toMatchObject({ status: 401, title: expect.stringContaining("Unauthorized") });
    const v2 = await store.get("/v2/store", { "x-auth-token": "" });
    expect(v2.status).toBe(401);
    expect(v2.json).toEqual([{ status: 401, message: "No credentials were supplied in the request." }]);
  });

  it("answers a wrong store hash as a missing scope", async () => {
    const store = await startStore();
    for (const hash of ["another", `store-${store.hash}`]) {
      const answer = await fetch(`${store.url}/stores/${hash}/v2/store`, {
        headers: { "x-auth-token": store.tokens.full, accept: "application/json" },
      });
      expect(answer.status).toBe(403);
      expect(await answer.json()).toEqual(missingScope);
    }
  });

  const probes = {
    products: "/v3/catalog/products?limit=1",
    orders: "/v2/orders?limit=1",
    transactions: "/v3/orders/100/transactions",
    customers: "/v3/customers?limit=1",
    information: "/v2/store",
  };
  it.each([
    ["full", []],
    ["readOnly", []],
    ["productsOnly", ["orders", "transactions", "customers", "information"]],
    ["noProducts", ["products"]],
    ["noOrders", ["orders"]],
    ["noTransactions", ["transactions"]],
    ["noCustomers", ["customers"]],
    ["noInformation", ["information"]],
    ["noScopes", ["products", "orders", "transactions", "customers", "information"]],
  ] as const)("lets the token %s through except for %j", async (name, refused: readonly string[]) => {
    const store = await startStore();
    for (const [area, path] of Object.entries(probes)) {
      const answer = await store.get(path, { "x-auth-token": store.tokens[name] });
      expect([area, answer.status === 403]).toEqual([area, refused.includes(area)]);
      if (answer.status === 403) expect(answer.json).toEqual(missingScope);
    }
  });

  it("refuses writes with a read-only scope, and the account's token for a store", async () => {
    const store = await startStore();
    const write = await fetch(`${store.url}/stores/${store.hash}/v3/catalog/products/101`, {
      method: "PUT",
      headers: { "x-auth-token": store.tokens.readOnly },
      body: "{}",
    });
    expect(write.status).toBe(403);
    expect((await store.get("/v2/store", { "x-auth-token": store.tokens.account })).status).toBe(401);
  });
});

describe("V2", () => {
  it("answers XML unless JSON is asked for", async () => {
    const store = await startStore();
    const xml = await store.get("/v2/store", { accept: "*/*" });
    expect(xml.headers.get("content-type")).toContain("application/xml");
    expect(xml.text).toContain("<name>Fell &amp; Hearth</name>");
    expect((await store.get("/v2/store.json", { accept: "*/*" })).json).toMatchObject({ id: "sandbox1" });
    const error = await store.get("/v2/store", { accept: "*/*", "x-auth-token": "" });
    expect([error.status, error.text.startsWith("<?xml")]).toEqual([401, true]);
  });

  it("has the store, the time and tax classes without an envelope", async () => {
    const store = await startStore({ now: () => new Date("2030-01-02T03:04:05Z") });
    const { json } = await store.get("/v2/store");
    expect(json).toMatchObject({
      id: store.hash,
      account_uuid: store.accountUuid,
      logo: [],
      weight_units: "LBS",
    });
    expect((await store.get("/v2/time")).json).toEqual({ time: 1893553445 });
    expect((await store.get("/v2/tax_classes")).json[0]).toMatchObject({ id: "1" });
  });

  it("answers 204 without a body when there are no orders, and the list when there are", async () => {
    const store = await startStore({ dataset: { generate: { products: 1 } } });
    const none = await store.get("/v2/orders");
    expect([none.status, none.text]).toEqual([204, ""]);
    expect((await store.get("/v2/orders/count")).json.count).toBe(0);
    store.store.change((state) => state.orders.push(bareOrder({ id: 100, status_id: 0 })));
    expect((await store.get("/v2/orders")).json).toMatchObject([{ id: 100, status_id: 0 }]);
    expect((await store.get("/v2/orders?page=2")).status).toBe(204);
    expect((await store.get("/v2/orders/count")).json).toMatchObject({ count: 1 });
  });

  it("refuses a limit over 250 and says the maximum", async () => {
    const store = await startStore();
    const answer = await store.get("/v2/orders?limit=251");
    expect(answer.status).toBe(413);
    expect(answer.json).toEqual([
      {
        status: 413,
        message: "The specified limit exceeds the maximum allowed.",
        details: { max_limit: 250 },
      },
    ]);
  });

  it("answers what it does not have with a list", async () => {
    const store = await startStore();
    const answer = await store.get("/v2/nothing");
    expect([answer.status, answer.json]).toEqual([
      404,
      [{ status: 404, message: "The requested resource was not found." }],
    ]);
  });
});

describe("V3", () => {
  it("answers an empty list with 200 and a page of nothing", async () => {
    const store = await startStore({ dataset: { generate: { products: 1 } } });
    const { status, json } = await store.get("/v3/customers");
    expect(status).toBe(200);
    expect(json).toMatchObject({ data: [], meta: { pagination: { per_page: 0, current_page: 0 } } });
  });

  it("answers 406 to whoever takes no JSON, and 404 where there is nothing", async () => {
    const store = await startStore();
    expect((await store.get("/v3/catalog/products", { accept: "text/csv" })).status).toBe(406);
    expect((await store.get("/v3/nothing")).json).toMatchObject({ status: 404 });
  });
});
