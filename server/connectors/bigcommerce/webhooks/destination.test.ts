import { describe, expect, it } from "vitest";
import { DEFAULT_API_URL } from "../credentials";
import { destinationProblem } from "./destination";
import { topicsOf } from "./topics";

const standIn = "http://127.0.0.1:4010";

describe("an address that BigCommerce posts to", () => {
  it.each([
    "https://primelink.example.com/api/webhooks/bigcommerce/abc",
    "https://shop.localhost.example.org/x",
    "https://primelink.example.com:443/x",
  ])("may be %s", (url) => {
    expect(destinationProblem(url, DEFAULT_API_URL)).toBeNull();
    expect(destinationProblem(url, standIn)).toBeNull();
  });

  it.each([
    ["http://primelink.example.com/x", /https:\/\/ and name no port/],
    ["https://primelink.example.com:8443/x", /name no port, not to https:\/\/primelink.example.com:8443/],
    ["http://localhost:3000/x", /https:\/\//],
    ["https://localhost/x", /public name/],
    ["https://203.0.113.7/x", /public name/],
    ["https://[2001:db8::1]/x", /public name/],
    ["https://primelink/x", /public name/],
    ["https://nas.local/x", /public name/],
    ["https://primelink.internal./x", /public name/],
    ["elsewhere", /cannot be read/],
  ])("may not be %s, which is said with its remedy", (url, said) => {
    const problem = destinationProblem(url, DEFAULT_API_URL);
    expect(problem).toMatch(said);
    expect(problem).toMatch(/APP_URL/);
  });

  it("may be on this machine when the store is", () => {
    for (const host of ["localhost:3000", "127.0.0.1:3000", "127.8.9.1", "[::1]:3000", "app.localhost"]) {
      expect(destinationProblem(`http://${host}/x`, standIn)).toBeNull();
      expect(destinationProblem(`http://${host}/x`, DEFAULT_API_URL)).toMatch(/APP_URL/);
    }
    for (const url of ["http://192.168.1.4/x", "http://nas.local/x", "ftp://localhost/x"]) {
      expect(destinationProblem(url, standIn)).toMatch(/APP_URL/);
    }
  });
});

describe("the topics of an import", () => {
  it("are those of its entities, each once", () => {
    expect(topicsOf(["products"])).toEqual(["store/product/*", "store/sku/*"]);
    const all = topicsOf(["orders", "customers", "products", "orders"]);
    expect(new Set(all).size).toBe(all.length);
    expect(all).toHaveLength(5);
    expect(topicsOf([])).toEqual([]);
  });
});
