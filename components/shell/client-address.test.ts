import { describe, expect, it } from "vitest";
import { addressOf, listAbove } from "./client-address";

describe("addressOf", () => {
  it.each([
    ["", "c1", "/acme?client=c1"],
    ["/imports", "c1", "/acme/imports?client=c1"],
    ["/imports", undefined, "/acme/imports"],
    ["/imports/7", "c1", "/acme/imports/7"],
    ["/settings", "c1", "/acme/settings"],
    ["/runs", "a&b", "/acme/runs?client=a%26b"],
  ])("of %j with %j is %s", (path, clientId, address) => {
    expect(addressOf("acme", path, clientId)).toBe(address);
  });
});

describe("listAbove", () => {
  it.each([
    ["/imports/7/edit/source", "/imports"],
    ["/runs/7", "/runs"],
    ["/imports/new", null],
    ["/imports", null],
    ["/settings/members", null],
    ["/clients/7", null],
    ["", null],
  ])("of %j is %j", (path, list) => expect(listAbove(path)).toBe(list));
});
