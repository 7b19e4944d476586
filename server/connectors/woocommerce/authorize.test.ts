import { describe, expect, it } from "vitest";
import { authorization, authorizeUrl } from "./authorize";

const request = {
  storeUrl: "shop.example.com/shop",
  appName: "PrimeLink",
  userId: "one-time",
  returnUrl: "https://app.example.com/back",
  callbackUrl: "https://app.example.com/api/key?x=1",
};

describe("the one-click way", () => {
  it("leads to the shop's own approval page", () => {
    const begun = authorizeUrl(request);
    if (!begun.ok) throw new Error(begun.message);
    const url = new URL(begun.url);
    expect(`${url.origin}${url.pathname}`).toBe("https://shop.example.com/wc-auth/v1/authorize");
    expect(Object.fromEntries(url.searchParams)).toEqual({
      app_name: "PrimeLink",
      scope: "read_write",
      user_id: "one-time",
      return_url: "https://app.example.com/back",
      callback_url: "https://app.example.com/api/key?x=1",
    });
  });

  it("is refused where WooCommerce would not send the key, with the other way", () => {
    const http = { ...request, callbackUrl: "http://app.example.com/api/key" };
    expect(authorizeUrl(http)).toEqual({ ok: false, message: expect.stringContaining("Add a key by hand") });
    expect(authorizeUrl({ ...http, callbackUrl: "http://localhost:3000/key" }).ok).toBe(false);
    expect(
      authorizeUrl({ ...http, callbackUrl: "http://localhost:3000/key", storeUrl: "127.0.0.1:1" }).ok,
    ).toBe(true);
    expect(authorizeUrl({ ...request, storeUrl: "" }).ok).toBe(false);
  });

  it("reads the key that the shop posts, and nothing else", () => {
    const posted = {
      key_id: 1,
      user_id: "one-time",
      consumer_key: "ck_a",
      consumer_secret: "cs_b",
      key_permissions: "read_write",
    };
    expect(authorization.read(posted, "https://shop.example.com")).toEqual({
      userId: "one-time",
      input: { url: "https://shop.example.com", consumerKey: "ck_a", consumerSecret: "cs_b" },
    });
    expect(authorization.read({ ...posted, consumer_key: "x" }, "https://shop.example.com")).toBeNull();
    expect(authorization.read("no", "https://shop.example.com")).toBeNull();
  });
});
