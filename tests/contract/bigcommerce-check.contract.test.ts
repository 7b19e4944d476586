import { describe, expect, it } from "vitest";
import { openContext, pasted, startStore, testConnection } from "./bigcommerce-connection";

const store = await startStore();
const uuidOnly = (accessToken: string, sandbox = store) => ({
  apiUrl: sandbox.url,
  accountUuid: sandbox.accountUuid,
  accessToken,
});

describe("Test connection", () => {
  it("finds everything in order with a token that reads everything", async () => {
    const report = await testConnection(pasted(store, store.tokens.readOnly));
    expect(report.items.map((item) => [item.id, item.state])).toEqual([
      ["address", "ok"],
      ["https", "warning"],
      ["store_hash", "ok"],
      ["access_token", "ok"],
      ["scope_products", "ok"],
      ["scope_information", "ok"],
      ["scope_orders", "ok"],
      ["scope_transactions", "ok"],
      ["scope_customers", "ok"],
      ["store_settings", "ok"],
      ["products", "ok"],
      ["quota", "ok"],
    ]);
    expect(report.usable).toBe(true);
    expect(report.store).toMatchObject({
      name: "Fell & Hearth",
      storeHash: store.hash,
      accountUuid: store.accountUuid,
      currency: "USD",
      products: String(store.store.state.products.length),
    });
    expect(report.item("quota").detail).toMatch(/\d+ of 450 requests/);
  });

  it("gives each line that is not in order a remedy, and shows no secret", async () => {
    for (const token of [...Object.values(store.tokens), "wrong0token"]) {
      const report = await testConnection(pasted(store, token));
      for (const item of report.items)
        if (item.state !== "ok") expect([item, item.remedy]).toEqual([item, expect.any(String)]);
      expect(JSON.stringify(report)).not.toContain(token);
    }
  });

  it("names a token that is not accepted", async () => {
    const report = await testConnection(pasted(store, "wrong0token"));
    expect(report.state("access_token")).toBe("failed");
    expect(report.item("access_token").remedy).toContain("Settings > Store-level API accounts");
    expect([report.state("store_hash"), report.state("scope_products"), report.usable]).toEqual([
      "skipped",
      "skipped",
      false,
    ]);
  });

  it("tells a wrong store hash from a missing scope, although BigCommerce answers both alike", async () => {
    const wrong = await testConnection({
      storeHash: "wrong0hash",
      apiUrl: store.url,
      accessToken: store.tokens.readOnly,
    });
    expect([wrong.state("store_hash"), wrong.state("scope_products"), wrong.usable]).toEqual([
      "failed",
      "skipped",
      false,
    ]);
    expect(wrong.item("store_hash").remedy).toContain("API path");
    expect(wrong.item("store_hash").technical).toContain("403");
  });

  it("names each scope that is missing, and whether products can do without it", async () => {
    const cases = [
      ["noProducts", "scope_products", "failed", false],
      ["noInformation", "scope_information", "failed", false],
      ["noOrders", "scope_orders", "warning", true],
      ["noTransactions", "scope_transactions", "warning", true],
      ["noCustomers", "scope_customers", "warning", true],
    ] as const;
    for (const [token, line, state, usable] of cases) {
      const report = await testConnection(pasted(store, store.tokens[token]));
      expect([token, report.state(line), report.usable]).toEqual([token, state, usable]);
      expect([token, report.state("store_hash"), report.state("access_token")]).toEqual([token, "ok", "ok"]);
      const others = report.items.filter((item) => item.id.startsWith("scope_") && item.id !== line);
      expect(others.map((item) => item.state)).toEqual(["ok", "ok", "ok", "ok"]);
      expect(report.item(line).remedy).toMatch(/read-only/);
    }
  });

  it("suspects the hash with a token that has no scope at all, and says so", async () => {
    const report = await testConnection(pasted(store, store.tokens.noScopes));
    expect(report.state("store_hash")).toBe("failed");
    expect(report.item("store_hash").detail).toMatch(/without any scope/);
  });

  it("checks the account's UUID beside the hash", async () => {
    const both = (accountUuid: string) =>
      testConnection({ ...pasted(store, store.tokens.readOnly), accountUuid });
    const right = await both(store.accountUuid);
    expect([right.state("account_uuid"), right.usable]).toEqual(["ok", true]);
    const other = await both("00000000-0000-4000-8000-000000000000");
    expect([other.state("account_uuid"), other.usable]).toEqual(["failed", false]);
  });
});

describe("an account UUID instead of the hash", () => {
  it("leads to the hash with an account-level token, and the missing store token is named", async () => {
    const report = await testConnection(uuidOnly(store.tokens.account));
    expect(report.settings).toEqual({ storeHash: store.hash });
    expect(report.state("account_uuid")).toBe("ok");
    expect([report.state("access_token"), report.usable]).toEqual(["failed", false]);
    expect(report.item("access_token").remedy).toContain("account-level");
  });

  it("asks for the hash when the token is a store's own", async () => {
    const report = await testConnection(uuidOnly(store.tokens.readOnly));
    expect([report.state("account_uuid"), report.usable]).toEqual(["failed", false]);
    expect(report.item("account_uuid").remedy).toContain("Enter the store hash instead");
    expect(report.item("account_uuid").technical).toContain("401");
    expect(report.settings).toBeUndefined();
  });

  it("lists the stores when the account has several", async () => {
    const sandbox = await startStore({ otherStores: [{ hash: "other1", name: "Second shop" }] });
    const report = await testConnection(uuidOnly(sandbox.tokens.account, sandbox));
    expect(report.state("account_uuid")).toBe("failed");
    expect(report.item("account_uuid").detail).toContain("Second shop (other1)");
  });
});

describe("a store that does not answer as it should", () => {
  it("is named as unreachable, with the address to check", async () => {
    const gone = await startStore();
    await gone.close();
    const report = await testConnection(pasted(gone, "token0token"));
    expect([report.state("address"), report.state("access_token"), report.usable]).toEqual([
      "failed",
      "skipped",
      false,
    ]);
    expect(report.item("address").remedy).toContain("API address");
  });

  it("is not opened when its address leads inwards", async () => {
    const report = await testConnection({
      storeHash: "abc123",
      apiUrl: "http://10.0.0.7",
      accessToken: "token0token",
    });
    expect(report.state("address")).toBe("failed");
    expect(report.item("address").detail).toContain("public internet");
  });

  it("is recognised when it is down, slow, or spent", async () => {
    const down = await startStore({ faults: [{ kind: "503" }] });
    const report = await testConnection(pasted(down, down.tokens.readOnly));
    expect(report.item("address").detail).toContain("503");
    const slow = await startStore({ faults: [{ kind: "timeout" }] });
    const late = await testConnection(pasted(slow, slow.tokens.readOnly), openContext({ timeoutMs: 200 }));
    expect(late.item("address").detail).toContain("in time");
    const spent = await startStore({ faults: [{ kind: "429-bare" }] });
    const full = await testConnection(pasted(spent, spent.tokens.readOnly));
    expect([full.state("address"), full.state("quota"), full.usable]).toEqual(["ok", "failed", false]);
  });

  it("is told from a web page", async () => {
    const context = openContext();
    context.transport = async (request) => ({
      status: 200,
      headers: { "content-type": "text/html" },
      body: "<!DOCTYPE html><html>Please sign in to the network</html>",
      url: request.url,
    });
    const report = await testConnection(pasted(store, store.tokens.readOnly), context);
    expect(report.item("address").detail).toContain("web page");
  });

  it("that has no products says so", async () => {
    const empty = await startStore({ dataset: { generate: { products: 1, seed: 1 } } });
    empty.store.delete(new Set(empty.store.state.products.map(({ fields }) => Number(fields.id))));
    const report = await testConnection(pasted(empty, empty.tokens.readOnly));
    expect([report.state("products"), report.usable]).toEqual(["warning", true]);
  });
});
