import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { startWooCommerceSandbox } from "@/sandbox/woocommerce";
import type { CheckItem, CheckReport } from "@/server/connectors/core/descriptor";
import type { TransportRequest } from "@/server/connectors/core/transport";
import { woocommerce } from "@/server/connectors/woocommerce";
import { atTheEnd, cleaned, connect, credentialsOf, openContext, openStore } from "./woocommerce-store";

const store = await openStore();

type Tested = CheckReport & { state(id: string): string; item(id: string): CheckItem };

async function testConnection(input: Record<string, string>): Promise<Tested> {
  const report = await woocommerce.check(cleaned(input), openContext());
  const item = (id: string) => {
    const found = report.items.find((one) => one.id === id);
    if (!found) throw new Error(`no line ${id}`);
    return found;
  };
  return { ...report, item, state: (id) => item(id).state };
}

/** Another kind of site at an address of its own. */
async function site(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const server = createServer(answer);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  atTheEnd(() => new Promise((resolve) => server.close(() => resolve())));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const SHAPED = { consumerKey: `ck_${"a".repeat(40)}`, consumerSecret: `cs_${"b".repeat(40)}` };

describe("Test connection", () => {
  it("finds everything in order with a key that reads and writes", async () => {
    const report = await testConnection(credentialsOf(store));
    expect(report.items.map((item) => [item.id, item.state])).toEqual([
      ["address", "ok"],
      ["https", "ok"],
      ["permalinks", "ok"],
      ["rest_api", "ok"],
      ["woocommerce", "ok"],
      ["credentials", "ok"],
      ["products", "ok"],
      ["write", "ok"],
      ["orders", "ok"],
      ["customers", "ok"],
      ["information", "ok"],
      ["version", "ok"],
      ["stock", "ok"],
      ["quota", "ok"],
    ]);
    expect(report.usable).toBe(true);
    expect(report.store).toMatchObject({ weightUnit: "kg", lengthUnit: "cm", timeZone: "Europe/Berlin" });
    expect(report.store.version).toMatch(/^\d+\.\d+/);
    expect(report.settings).toMatchObject({ url: store.url, apiRoot: `${store.url}/wp-json`, auth: "basic" });
  });

  it("keeps what it found out, and a connection made of it works", async () => {
    const { settings = {} } = await testConnection(credentialsOf(store));
    const { secrets } = cleaned(credentialsOf(store));
    const target = woocommerce.target?.connect({ settings, secrets }, openContext());
    expect((await target?.profile())?.currency).toMatch(/^[A-Z]{3}$/);
  });

  it("tells a wrong secret from a key that the shop does not know", async () => {
    const wrong = await testConnection({ ...credentialsOf(store), consumerSecret: SHAPED.consumerSecret });
    expect(wrong.item("credentials")).toMatchObject({
      state: "failed",
      detail: "The consumer secret is not the key's.",
      remedy: expect.stringContaining("REST API"),
    });
    const unknown = await testConnection({ ...credentialsOf(store), ...SHAPED });
    expect(unknown.item("credentials").detail).toContain("does not know the consumer key");
    for (const report of [wrong, unknown]) {
      expect(report.usable).toBe(false);
      expect(report.state("write")).toBe("skipped");
      expect(report.items.filter((item) => item.state !== "ok" && !item.remedy)).toEqual([]);
    }
  });

  it("shows no secret, whatever goes wrong", async () => {
    const { key, secret } = store;
    const inputs = [
      credentialsOf(store),
      { ...credentialsOf(store), consumerSecret: SHAPED.consumerSecret },
      { ...credentialsOf(store), consumerKey: SHAPED.consumerKey },
    ];
    for (const input of inputs) {
      const text = JSON.stringify(await testConnection(input));
      const encoded = Buffer.from(`${input.consumerKey}:${input.consumerSecret}`).toString("base64");
      for (const hidden of [key, secret, encoded, SHAPED.consumerKey, SHAPED.consumerSecret]) {
        expect(text).not.toContain(hidden);
      }
    }
  });

  it.skipIf(store.readKey === null)("finds out that a key may only read", async () => {
    const report = await testConnection(credentialsOf(store, store.readKey ?? store));
    expect(report.state("products")).toBe("ok");
    expect(report.item("write")).toMatchObject({
      state: "failed",
      detail: "The key may only read.",
      remedy: expect.stringContaining("set Permissions to Read/Write"),
    });
    expect(report.usable).toBe(false);
    const write = connect({ ...store, ...(store.readKey ?? {}) })
      .entity("products")
      .write(
        [{ sourceId: "1", operation: "create", targetId: null, body: {}, whole: {}, children: [] }],
        { batchSize: 5, concurrency: 1 },
        async () => undefined,
      );
    await expect(write).rejects.toMatchObject({
      name: "FatalError",
      message: expect.stringContaining("only read"),
    });
  });

  it("takes the address in whatever form it was copied", async () => {
    const report = await testConnection({
      ...credentialsOf(store),
      url: `${store.url}/wp-admin/index.php?page=x`,
    });
    expect(report.usable).toBe(true);
  });

  it("says that nobody answers", async () => {
    const url = await site((_, response) => response.end());
    const nobody = await testConnection({ ...SHAPED, url: "http://127.0.0.1:9" });
    expect(nobody.item("address")).toMatchObject({ state: "failed", remedy: expect.any(String) });
    const other = await testConnection({ ...SHAPED, url });
    expect(other.item("rest_api").detail).toContain("no WordPress API");
  });

  it("says that permalinks are plain, where to change them, and does not try the key", async () => {
    let keys = 0;
    const url = await site((request, response) => {
      if (request.headers.authorization) keys += 1;
      if (request.url?.startsWith("/?rest_route=")) {
        response.writeHead(200, { "content-type": "application/json" });
        response.end(JSON.stringify({ namespaces: ["wc/v3"] }));
      } else response.writeHead(request.url === "/" ? 200 : 404).end("<html>shop</html>");
    });
    const report = await testConnection({ ...SHAPED, url });
    expect(report.item("permalinks")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("Settings, Permalinks"),
    });
    expect([report.usable, keys]).toEqual([false, 0]);
  });

  it("says that WooCommerce is not active", async () => {
    const url = await site((request, response) => {
      response.setHeader("content-type", "application/json");
      if (request.url?.startsWith("/wp-json/?")) response.end(JSON.stringify({ namespaces: ["wp/v2"] }));
      else response.writeHead(404).end(JSON.stringify({ code: "rest_no_route", message: "No route" }));
    });
    const report = await testConnection({ ...SHAPED, url });
    expect(report.item("woocommerce")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("activate WooCommerce"),
    });
  });

  it("takes the address that the shop leads on to, when it is the same shop's", async () => {
    const url = await site((_, response) => response.writeHead(301, { location: `${store.url}/en/` }).end());
    const report = await testConnection({ ...credentialsOf(store), url });
    expect([report.usable, report.settings?.url]).toEqual([true, store.url]);
    expect(report.item("address").detail).toContain(store.url);
  });

  it("gets the key through a server that drops the Authorization header, and says how to mend it", async () => {
    const context = openContext();
    const behind = async (request: TransportRequest) => {
      const { authorization: _, ...headers } = request.headers;
      const url = request.url.replace("https://", "http://");
      const answer = await context.transport({ ...request, url, headers });
      return { ...answer, url: answer.url.replace("http://", "https://") };
    };
    const input = cleaned({ ...credentialsOf(store), url: store.url.replace("http://", "https://") });
    const report = await woocommerce.check(input, { ...context, transport: behind });
    expect(report.items.find((item) => item.id === "credentials")).toMatchObject({
      state: "warning",
      remedy: expect.stringContaining("SetEnvIf Authorization"),
    });
    expect([report.usable, report.settings?.auth]).toEqual([true, "query"]);
    expect(JSON.stringify(report)).not.toContain(store.key);
  });

  it("does not follow the address to another shop", async () => {
    const url = await site((_, response) => response.writeHead(302, { location: `${store.url}/` }).end());
    const report = await testConnection({ ...SHAPED, url: url.replace("127.0.0.1", "localhost") });
    expect(report.item("address")).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("leads on to"),
    });
  });
});

describe.skipIf(store.sandbox === null)("a sandbox of another kind", () => {
  it("on plain http takes signed requests", async () => {
    const plain = await startWooCommerceSandbox({ assumeHttps: false });
    atTheEnd(() => plain.close());
    const input = { url: plain.url, consumerKey: plain.key, consumerSecret: plain.secret };
    const report = await testConnection(input);
    expect([report.usable, report.settings?.auth]).toEqual([true, "oauth"]);
    const target = woocommerce.target?.connect(
      { settings: report.settings ?? {}, secrets: cleaned(input).secrets },
      openContext(),
    );
    expect(await target?.entity("products").findByKey(["a b+c", "ü&x"])).toEqual([]);
    const wrong = await testConnection({ ...input, consumerSecret: SHAPED.consumerSecret });
    expect(wrong.item("credentials").detail).toContain("another signature");
  });
});
