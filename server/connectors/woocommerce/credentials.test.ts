import { describe, expect, it } from "vitest";
import { cleanCredentials, readCredentials } from "./credentials";
import { cleanStoreAddress, isLoopback } from "./store-address";

const KEY = `ck_${"1a".repeat(20)}`;
const SECRET = `cs_${"2b".repeat(20)}`;

describe("the store's address", () => {
  it.each([
    ["shop.example.com", "https://shop.example.com"],
    ["  https://Shop.Example.com/  ", "https://shop.example.com"],
    ["https://shop.example.com/shop/", "https://shop.example.com"],
    ["https://shop.example.com/product/a-cup/?x=1#y", "https://shop.example.com"],
    ["https://shop.example.com/wp-admin/admin.php?page=wc-settings&tab=advanced", "https://shop.example.com"],
    ["https://example.com/store/wp-json/wc/v3/products", "https://example.com/store"],
    ["https://example.com/shop/wp-admin/", "https://example.com/shop"],
    ["https://example.com/shop-of-things", "https://example.com/shop-of-things"],
    ["http://shop.example.com", "http://shop.example.com"],
    ["localhost:8080", "http://localhost:8080"],
    ["127.0.0.1:8899/wp-login.php", "http://127.0.0.1:8899"],
    ["//shop.example.com", "https://shop.example.com"],
    ['"https://shop.example.com"', "https://shop.example.com"],
  ])("%s is %s", (typed, url) => {
    expect(cleanStoreAddress(typed)).toEqual({ ok: true, url });
  });

  it.each([
    "",
    "   ",
    "my shop",
    "shop",
    "ann@example.com",
    "https://user:pass@example.com",
    "ftp://example.com",
    "http://",
  ])("%j is refused with a reason", (typed) => {
    expect(cleanStoreAddress(typed)).toEqual({
      ok: false,
      message: expect.stringContaining("https://www.example.com"),
    });
  });

  it("is on this machine or not", () => {
    expect(["localhost", "a.localhost", "127.1.2.3", "[::1]"].map(isLoopback)).toEqual([
      true,
      true,
      true,
      true,
    ]);
    expect(["example.com", "10.0.0.1", "localhost.example.com"].map(isLoopback)).toEqual([
      false,
      false,
      false,
    ]);
  });
});

describe("the key", () => {
  it("is taken with blanks that were copied along", () => {
    const result = cleanCredentials({
      url: "shop.example.com",
      consumerKey: ` ${KEY.slice(0, 20)}\n${KEY.slice(20)} `,
      consumerSecret: `${SECRET}\u00A0`,
    });
    expect(result).toEqual({
      ok: true,
      credentials: {
        settings: { url: "https://shop.example.com" },
        secrets: { consumerKey: KEY, consumerSecret: SECRET },
      },
    });
    if (result.ok) {
      expect(readCredentials(result.credentials)).toEqual({
        url: "https://shop.example.com",
        apiRoot: "https://shop.example.com/wp-json",
        auth: null,
        consumerKey: KEY,
        consumerSecret: SECRET,
      });
    }
  });

  it.each([
    [{ consumerKey: SECRET, consumerSecret: KEY }, "swapped"],
    [{ consumerKey: "…1234567" }, "only the end"],
    [{ consumerKey: "admin" }, "begins with ck_"],
    [{ consumerKey: KEY.slice(0, -3) }, "this one has 37"],
    [{ consumerKey: "" }, "Enter the consumer key"],
  ])("is refused with the reason: %j", (input, reason) => {
    const whole: Record<string, string> = { consumerKey: KEY, consumerSecret: SECRET };
    const result = cleanCredentials({ url: "shop.example.com", ...whole, ...input });
    expect(result).toMatchObject({
      ok: false,
      problems: expect.arrayContaining([{ field: "consumerKey", message: expect.stringContaining(reason) }]),
    });
  });

  it("and the address are told wrong at once, each at its field", () => {
    const result = cleanCredentials({});
    expect(result.ok ? [] : result.problems.map((problem) => problem.field)).toEqual([
      "url",
      "consumerKey",
      "consumerSecret",
    ]);
  });
});
