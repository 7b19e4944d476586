import { describe, expect, it } from "vitest";
import { startStore, stopStoresAfterEach } from "./store-for-test";

stopStoresAfterEach();

const headerNames = ["requests-left", "requests-quota", "time-reset-ms", "time-window-ms"];
const quotaOf = (headers: Headers) => headerNames.map((name) => headers.get(`x-rate-limit-${name}`));

describe("quota", () => {
  it("is told with every answer, errors included", async () => {
    const store = await startStore();
    const paths = [
      "/v3/catalog/products?limit=1",
      "/v2/orders",
      "/v3/nothing",
      "/v3/catalog/products?limit=999",
    ];
    for (const [index, path] of paths.entries()) {
      const [left, quota, reset, window] = quotaOf((await store.get(path)).headers);
      expect([left, quota, window]).toEqual([String(449 - index), "450", "30000"]);
      expect(Number(reset)).toBeGreaterThan(25_000);
    }
    const denied = await store.get("/v2/store", { "x-auth-token": "nobody" });
    expect(quotaOf(denied.headers)[0]).toBe("445");
  });

  it("refuses when it is spent, and refills when the window is over", async () => {
    const store = await startStore({ quota: { requests: 2, windowMs: 400 } });
    expect((await store.get("/v2/time")).status).toBe(200);
    expect((await store.get("/v2/time")).status).toBe(200);
    const v3 = await store.get("/v3/catalog/products");
    expect(v3.status).toBe(429);
    expect(v3.json).toEqual({
      status: 429,
      title: "Too many requests",
      type: "/api-docs/getting-started/api-status-codes",
      errors: {},
    });
    expect(v3.headers.get("x-retry-after")).toBe("1");
    const reset = Number(v3.headers.get("x-rate-limit-time-reset-ms"));
    expect(reset).toBeGreaterThan(0);
    expect(reset).toBeLessThanOrEqual(400);
    expect((await store.get("/v2/time")).json).toEqual([{ status: 429, message: "Too many requests" }]);
    await new Promise((resolve) => setTimeout(resolve, reset + 20));
    const after = await store.get("/v2/time");
    expect([after.status, quotaOf(after.headers)[0]]).toEqual([200, "1"]);
  });

  it("is shared with whoever else uses the store", async () => {
    const store = await startStore({ quota: { requests: 10 } });
    store.quota.spend(9);
    expect(quotaOf((await store.get("/v2/time")).headers)[0]).toBe("0");
    expect((await store.get("/v2/time")).status).toBe(429);
  });
});

describe("concurrency", () => {
  it("answers one nested tree at a time", async () => {
    const store = await startStore({
      faults: [{ kind: "latency", path: "/**/trees/1/categories", ms: 150 }],
    });
    const path = "/v3/catalog/trees/1/categories";
    const statuses = (await Promise.all([store.get(path), store.get(path)])).map((answer) => answer.status);
    expect(statuses.sort()).toEqual([200, 429]);
    expect((await store.get(path)).status).toBe(200);
  });
});

describe("faults", () => {
  it("words a refusal as this platform does, with and without quota headers", async () => {
    const store = await startStore({
      faults: [
        { kind: "429", path: "/**/products", ms: 700, times: 1 },
        { kind: "429-bare", path: "/**/products", times: 1 },
        { kind: "504", path: "/**/products", times: 1 },
        { kind: "502", path: "/**/products", times: 1 },
      ],
    });
    const products = () => store.get("/v3/catalog/products?limit=1");
    const full = await products();
    expect([
      full.status,
      full.headers.get("x-rate-limit-time-reset-ms"),
      full.headers.get("x-retry-after"),
    ]).toEqual([429, "700", "1"]);
    const bare = await products();
    expect([bare.status, ...quotaOf(bare.headers), bare.headers.get("x-retry-after")]).toEqual([
      429,
      ...[null, null, null, null],
      null,
    ]);
    const timeout = await products();
    expect(timeout.json).toMatchObject({ status: 504, title: "" });
    expect(quotaOf(timeout.headers)[0]).toBe("447");
    const gateway = await products();
    expect([gateway.status, gateway.text.startsWith("<html>")]).toEqual([502, true]);
    expect((await products()).status).toBe(200);
  });

  it("loses the answer of a write that was done", async () => {
    const store = await startStore({ faults: [{ kind: "lose-answer", method: "PUT" }] });
    await expect(store.send("PUT", "/v3/catalog/products/102", { price: 77 })).rejects.toThrow();
    expect((await store.get("/v3/catalog/products/102")).json.data.price).toBe(77);
  });
});

describe("pace", () => {
  it("takes its time for each item of an answer", async () => {
    const store = await startStore({ pace: { msPerItem: 10, concurrency: 2 } });
    const started = performance.now();
    await store.get("/v3/catalog/products?limit=12");
    expect(performance.now() - started).toBeGreaterThanOrEqual(118);
  });
});
