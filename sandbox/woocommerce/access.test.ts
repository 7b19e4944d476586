import { createHmac } from "node:crypto";
import OAuth from "oauth-1.0a";
import { describe, expect, it } from "vitest";
import { sandboxKeys } from "./options";
import { startSandbox, stopSandboxesAfterEach, type TestSandbox } from "./sandbox-for-test";

stopSandboxesAfterEach();

const basic = ({ key, secret }: { key: string; secret: string }) => ({
  authorization: `Basic ${Buffer.from(`${key}:${secret}`).toString("base64")}`,
});

async function ask(sandbox: TestSandbox, query: string, headers: Record<string, string> = {}) {
  const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/products${query}`, { headers });
  return { status: answer.status, body: (await answer.json()) as { code?: string; message?: string } };
}

/** Signs with the library the product uses, parameters in the query. */
function signed(
  url: string,
  method: "HMAC-SHA256" | "HMAC-SHA1",
  pair: { key: string; secret: string },
  data = {},
) {
  const hash = method === "HMAC-SHA256" ? "sha256" : "sha1";
  const oauth = new OAuth({
    consumer: pair,
    signature_method: method,
    hash_function: (text, key) => createHmac(hash, key).update(text).digest("base64"),
    last_ampersand: true,
  });
  return { ...oauth.authorize({ url, method: "GET", data }) } as Record<string, string | number>;
}

function queryOf(params: Record<string, string | number>): string {
  return `?${new URLSearchParams(Object.entries(params).map(([name, value]) => [name, String(value)]))}`;
}

describe("a store on plain http", () => {
  it("does not look at Basic and query-string keys", async () => {
    const sandbox = await startSandbox({ assumeHttps: false });
    const none = { status: 401, body: expect.objectContaining({ code: "woocommerce_rest_cannot_view" }) };
    expect(await ask(sandbox, "", basic(sandboxKeys.write))).toEqual(none);
    const { key, secret } = sandboxKeys.write;
    expect(await ask(sandbox, `?consumer_key=${key}&consumer_secret=${secret}`)).toEqual(none);
  });

  it.each(["HMAC-SHA256", "HMAC-SHA1"] as const)("takes a signature by %s once", async (method) => {
    const sandbox = await startSandbox({ assumeHttps: false });
    const data = { search: "a b&c", "include[0]": "5", per_page: "3" };
    const params = signed(`${sandbox.url}/wp-json/wc/v3/products`, method, sandboxKeys.write, data);
    expect((await ask(sandbox, queryOf(params))).status).toBe(200);
    const again = await ask(sandbox, queryOf(params));
    expect(again.body.message).toBe("Invalid nonce - nonce has already been used.");
  });

  it("says what is wrong with a signature", async () => {
    const sandbox = await startSandbox({ assumeHttps: false });
    const url = `${sandbox.url}/wp-json/wc/v3/products`;
    const message = async (params: Record<string, string | number>) =>
      (await ask(sandbox, queryOf(params))).body.message;
    const good = signed(url, "HMAC-SHA256", sandboxKeys.write);
    expect(await message({ ...good, per_page: 5 })).toBe(
      "Invalid signature - provided signature does not match.",
    );
    expect(await message({ ...good, oauth_signature_method: "PLAINTEXT" })).toBe(
      "Invalid signature - signature method is invalid.",
    );
    expect(await message({ ...good, oauth_consumer_key: "ck_x" })).toBe("Consumer key is invalid.");
    const { oauth_nonce, oauth_timestamp, ...without } = good;
    expect([oauth_nonce, oauth_timestamp].every(Boolean)).toBe(true);
    expect(await message(without)).toBe("Missing OAuth parameters oauth_timestamp, oauth_nonce");
    expect(await message(aged(url))).toBe("Invalid timestamp.");
  });
});

/** Rightly signed, but an hour ago. */
function aged(url: string): Record<string, string | number> {
  const oauth = new OAuth({
    consumer: sandboxKeys.write,
    signature_method: "HMAC-SHA256",
    hash_function: (text, key) => createHmac("sha256", key).update(text).digest("base64"),
    last_ampersand: true,
  });
  oauth.getTimeStamp = () => Math.floor(Date.now() / 1000) - 3600;
  return { ...oauth.authorize({ url, method: "GET" }) } as Record<string, string | number>;
}

describe("a key", () => {
  it("of somebody without rights in the shop is 403", async () => {
    const sandbox = await startSandbox();
    expect(await ask(sandbox, "", basic(sandboxKeys.customer))).toEqual({
      status: 403,
      body: expect.objectContaining({ code: "woocommerce_rest_cannot_view" }),
    });
    const batch = await fetch(`${sandbox.url}/wp-json/wc/v3/products/batch`, {
      method: "POST",
      headers: basic(sandboxKeys.customer),
    });
    expect([batch.status, ((await batch.json()) as { code: string }).code]).toEqual([
      403,
      "woocommerce_rest_cannot_batch",
    ]);
  });

  it("that only reads may not write, even where there is nothing", async () => {
    const sandbox = await startSandbox();
    const headers = basic(sandboxKeys.read);
    for (const path of ["products", "products/batch", "nowhere"]) {
      const answer = await fetch(`${sandbox.url}/wp-json/wc/v3/${path}`, {
        method: "POST",
        headers,
        body: "{",
      });
      expect([path, answer.status, ((await answer.json()) as { message: string }).message]).toEqual([
        path,
        401,
        "The API key provided does not have write permissions.",
      ]);
    }
  });
});
