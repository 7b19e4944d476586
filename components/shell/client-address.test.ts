import { describe, expect, it } from "vitest";
import { addressOf, isNarrowed, listFor } from "./client-address";

const agency = { slug: "acme", start: "board" } as const;
const merchant = { slug: "acme", start: "overview" } as const;

describe("addressOf", () => {
  it.each([
    [agency, "", "c1", "/acme"],
    [agency, "/overview", "c1", "/acme/overview?client=c1"],
    [merchant, "", "c1", "/acme?client=c1"],
    [agency, "/imports", "c1", "/acme/imports?client=c1"],
    [agency, "/imports", undefined, "/acme/imports"],
    [agency, "/imports/7", "c1", "/acme/imports/7"],
    [agency, "/settings", "c1", "/acme/settings"],
    [agency, "/runs", "a&b", "/acme/runs?client=a%26b"],
  ])("of %j: %j with %j is %s", (place, path, clientId, address) => {
    expect(addressOf(place, path, clientId)).toBe(address);
  });
});

it("narrows the start page where it is the overview: the board is about all clients", () => {
  expect([isNarrowed("", "overview"), isNarrowed("", "board")]).toEqual([true, false]);
});

describe("listFor", () => {
  it.each([
    ["/imports/7/edit/source", "c1", "/imports"],
    ["/runs/7", null, "/runs"],
    ["/imports/new", "c1", null],
    ["/settings/members", "c1", null],
    ["/clients/7", "c1", null],
    ["", "c1", "/overview"],
    ["", null, null],
  ])("on %j, having chosen %j, is %j", (path, clientId, list) => {
    expect(listFor(path, clientId)).toBe(list);
  });
});
