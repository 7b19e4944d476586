import { createHmac } from "node:crypto";
import { describe, expect, it } from "vitest";
import { authorizeBy, defaultAuthWay } from "./auth";

const credentials = {
  url: "http://shop.example.com",
  apiRoot: "http://shop.example.com/wp-json",
  auth: null,
  consumerKey: "ck_abc",
  consumerSecret: "cs_d&f",
};

/** As https://datatracker.ietf.org/doc/html/rfc5849#section-3.4 computes it, written down anew. */
function expectedSignature(method: string, address: string): string {
  const url = new URL(address);
  const encode = (text: string) =>
    encodeURIComponent(text).replace(
      /[!'()*]/g,
      (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
    );
  const pairs = [...url.searchParams]
    .filter(([name]) => name !== "oauth_signature")
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort();
  const base = [method, encode(`${url.origin}${url.pathname}`), encode(pairs.join("&"))].join("&");
  return createHmac("sha256", `${encode(credentials.consumerSecret)}&`)
    .update(base)
    .digest("base64");
}

describe("how a key travels", () => {
  it("is as it is over https and on this machine, signed over plain http", () => {
    expect(defaultAuthWay("https://shop.example.com")).toBe("basic");
    expect(defaultAuthWay("http://127.0.0.1:8080")).toBe("basic");
    expect(defaultAuthWay("http://shop.example.com")).toBe("oauth");
  });

  it("in the header", () => {
    const { headers, url } = authorizeBy("basic", credentials)({ method: "GET", url: "https://x.test/a" });
    expect([Buffer.from(headers?.authorization?.slice(6) ?? "", "base64").toString(), url]).toEqual([
      "ck_abc:cs_d&f",
      undefined,
    ]);
  });

  it("in the address, for servers that drop the header", () => {
    const sign = authorizeBy("query", credentials);
    expect(sign({ method: "GET", url: "https://x.test/a?b=1" }).url).toBe(
      "https://x.test/a?b=1&consumer_key=ck_abc&consumer_secret=cs_d%26f",
    );
  });

  it.each(["GET", "POST"] as const)("as a signature of the whole address: %s", (method) => {
    const plain =
      "http://shop.example.com/wp-json/wc/v3/products?sku=a+b%2Cc%26%C3%BC&_fields=id%2Csku&status=any";
    const url = authorizeBy("oauth", credentials)({ method, url: plain }).url ?? "";
    const signed = new URL(url).searchParams;
    expect(signed.get("sku")).toBe("a b,c&ü");
    expect(signed.get("oauth_signature_method")).toBe("HMAC-SHA256");
    expect(signed.get("oauth_signature")).toBe(expectedSignature(method, url));
    expect(url).not.toContain("cs_d");
  });

  it("signs anew each time, since a nonce counts once", () => {
    const sign = authorizeBy("oauth", credentials);
    const request = { method: "GET", url: "http://shop.example.com/" } as const;
    expect(sign(request).url).not.toBe(sign(request).url);
  });
});
