import { describe, expect, it } from "vitest";
import { cleanCredentials } from "./credentials";

const token = "k3xampl3t0ken";

function hashOf(storeHash: string): unknown {
  const result = cleanCredentials({ storeHash, accessToken: token });
  return result.ok ? result.credentials.settings : result.problems.map((problem) => problem.message).join();
}

describe("store hash", () => {
  it("is found in everything that people paste", () => {
    const pasted = [
      "abc123",
      "  ABC 123\n",
      "\u200babc123\ufeff",
      '"abc123"',
      "-abc123-",
      "store-abc123",
      "store-abc123-7",
      "s-abc123",
      "https://api.bigcommerce.com/stores/abc123/v3/",
      "api.bigcommerce.com/stores/abc123/v2",
      "https://api.bigcommerce.com/stores/store-abc123/v3/",
      "API path: https://api.bigcommerce.com/stores/abc123/v3/",
      "https://store-abc123.mybigcommerce.com/manage/dashboard",
      "store-abc123.mybigcommerce.com",
      "https://store-abc123-4.mybigcommerce.com/some-page/",
      "https://cdn11.bigcommerce.com/s-abc123/products/80/images/272/a.jpg?c=1",
      "stores/abc123",
    ];
    for (const text of pasted) expect([text, hashOf(text)]).toEqual([text, { storeHash: "abc123" }]);
  });

  it("is refused with the reason", () => {
    const refused: [string, RegExp][] = [
      ["", /Enter the store hash/],
      ["abc-123", /no dashes/],
      ["https://my-shop.mybigcommerce.com", /my-shop\.mybigcommerce\.com has the store's name/],
      ["https://www.shop.example/products/tea", /www\.shop\.example does not contain the store hash/],
      ["someone@shop.example", /e-mail/],
      ["abcdefghijklmnopqrstuvwxyz12345", /looks like an access token/],
      ["https://api.bigcommerce.com/stores/{store_hash}/v3", /letters and digits/],
      [
        "https://api.bigcommerce.com.evil.example/stores/abc123/v3",
        /leads to api\.bigcommerce\.com\.evil\.example/,
      ],
      ["https://", /cannot be read/],
      ["ab", /3 to 20/],
    ];
    for (const [text, reason] of refused) {
      expect([text, hashOf(text)]).toEqual([text, expect.stringMatching(reason)]);
    }
  });

  it("brings a sandbox's address along, when it is on this machine or named as such", () => {
    expect(hashOf("http://127.0.0.1:4010/stores/sandbox1/v3/")).toEqual({
      storeHash: "sandbox1",
      apiUrl: "http://127.0.0.1:4010",
    });
    const named = cleanCredentials({
      storeHash: "http://sandbox.example:8080/stores/sandbox1/v3/",
      apiUrl: "http://sandbox.example:8080/",
      accessToken: token,
    });
    expect(named).toMatchObject({
      credentials: { settings: { storeHash: "sandbox1", apiUrl: "http://sandbox.example:8080" } },
    });
  });
});

describe("account UUID", () => {
  const uuid = "5a9d8c1e-7b42-4f0e-9c3d-2e6f1a0b4c77";

  it("stands instead of the hash, also in the hash's field", () => {
    expect(hashOf(`{${uuid.toUpperCase()}}`)).toEqual({ accountUuid: uuid });
    const own = cleanCredentials({ accountUuid: ` ${uuid} `, accessToken: token });
    expect(own).toMatchObject({ credentials: { settings: { accountUuid: uuid } } });
  });

  it("is refused when it is none", () => {
    const result = cleanCredentials({ accountUuid: "abc123", accessToken: token });
    expect(result).toMatchObject({ ok: false, problems: [{ field: "accountUuid" }] });
  });
});

describe("tokens", () => {
  const tokenOf = (accessToken: string, more: Record<string, string> = {}) => {
    const result = cleanCredentials({ storeHash: "abc123", accessToken, ...more });
    return result.ok ? result.credentials.secrets : result.problems;
  };

  it("lose blanks, line breaks and labels", () => {
    const pasted = [
      " k3xampl3t0ken ",
      "k3xam\npl3t0ken",
      "X-Auth-Token: k3xampl3t0ken",
      "Bearer k3xampl3t0ken",
    ];
    for (const text of pasted) expect(tokenOf(text)).toEqual({ accessToken: token });
  });

  it("are found in BigCommerce's text file", () => {
    const file = `Access token: ${token}\nClient name: PrimeLink\nClient ID: cid\nClient secret: sec\nAPI path: https://api.bigcommerce.com/stores/abc123/v3/\n`;
    const result = cleanCredentials({
      storeHash: file,
      accessToken: file,
      clientId: file,
      clientSecret: file,
    });
    expect(result).toEqual({
      ok: true,
      credentials: {
        settings: { storeHash: "abc123" },
        secrets: { accessToken: token, clientId: "cid", clientSecret: "sec" },
      },
    });
  });

  it("are refused when they are missing, an address, unreadable or the wrong value", () => {
    expect(tokenOf(" ")).toMatchObject([{ field: "accessToken", message: expect.stringContaining("Enter") }]);
    expect(tokenOf("https://api.bigcommerce.com/stores/abc123/v3/")).toMatchObject([
      { field: "accessToken" },
    ]);
    expect(tokenOf("токен")).toMatchObject([{ field: "accessToken" }]);
    expect(tokenOf("same", { clientSecret: "same" })).toMatchObject([{ field: "accessToken" }]);
  });
});

describe("API address", () => {
  it("is kept only when it is another than BigCommerce's own", () => {
    const clean = (apiUrl: string) => cleanCredentials({ storeHash: "abc123", accessToken: token, apiUrl });
    expect(clean("https://api.bigcommerce.com/")).toEqual({
      ok: true,
      credentials: { settings: { storeHash: "abc123" }, secrets: { accessToken: token } },
    });
    expect(clean("ftp://x.example")).toMatchObject({ ok: false, problems: [{ field: "apiUrl" }] });
    expect(clean("https://me:pw@x.example")).toMatchObject({ ok: false, problems: [{ field: "apiUrl" }] });
  });
});
