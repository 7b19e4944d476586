import { describe, expect, it } from "vitest";
import { isSameOrigin } from "./same-origin";

const app = "https://primelink.example.com";
const asked = (headers: Record<string, string>, appUrl = app) =>
  isSameOrigin(new Headers({ host: "primelink.example.com", ...headers }), appUrl);

describe("isSameOrigin", () => {
  it.each([[{ "sec-fetch-site": "same-origin", origin: app }], [{ origin: app }], [{}]])(
    "lets %j in",
    (headers) => {
      expect(asked(headers)).toBe(true);
    },
  );

  it("knows a laptop by all its names", () => {
    const local = { host: "127.0.0.1:3000", origin: "http://127.0.0.1:3000" };
    expect(asked(local, "http://localhost:3000")).toBe(true);
    expect(asked({ ...local, origin: "http://127.0.0.1:4000" }, "http://localhost:3000")).toBe(false);
  });

  it.each([
    [{ "sec-fetch-site": "cross-site" }],
    [{ "sec-fetch-site": "cross-site", origin: app }],
    [{ "sec-fetch-site": "same-site", origin: "https://shop.example.com" }],
    [{ "sec-fetch-site": "none" }],
    [{ origin: "https://evil.example" }],
    [{ origin: "https://primelink.example.com.evil.example" }],
    [{ origin: "http://primelink.example.com" }],
    [{ origin: "null" }],
  ])("keeps %j out", (headers) => {
    expect(asked(headers)).toBe(false);
  });
});
