import { describe, expect, it } from "vitest";
import { isCurrent, navigationOf, type Standpoint } from "./navigation";

const agency: Standpoint = { kind: "agency", role: "owner", scopes: [], everyClient: true, clientCount: 0 };
const merchant: Standpoint = { ...agency, kind: "merchant", clientCount: 1 };

const current = (pathname: string, standpoint = merchant) =>
  navigationOf(standpoint)
    .filter((item) => isCurrent("acme", item, pathname))
    .map((item) => item.label);

describe("the rail", () => {
  it.each([
    ["/acme", ["Overview"]],
    ["/acme/imports", ["Imports"]],
    ["/acme/imports/1/mapping", ["Imports"]],
    ["/acme/importsomething", []],
    ["/acme/connections/new", ["Connections"]],
    ["/acme/settings/notices", ["Settings"]],
  ])("marks %s", (pathname, labels) => expect(current(pathname)).toEqual(labels));

  it("begins with the board for an agency, which keeps the overview", () => {
    expect(current("/acme", agency)).toEqual(["Board"]);
    expect(current("/acme/overview", agency)).toEqual(["Overview"]);
    expect(current("/acme/clients/1", agency)).toEqual(["Clients"]);
  });

  it("begins with the overview for who is there for one client of an agency", () => {
    const one = { ...agency, everyClient: false, clientCount: 1 };
    expect(navigationOf(one).map(({ label }) => label)).toEqual([
      ...["Overview", "Imports", "Runs", "Connections", "Settings"],
    ]);
    expect(current("/acme", one)).toEqual(["Overview"]);
  });

  it("has no settings for support staff", () => {
    const labels = navigationOf({ ...merchant, role: "support" }).map(({ label }) => label);
    expect(labels).toEqual(["Overview", "Imports", "Runs", "Connections"]);
  });

  it.each([
    [true, agency],
    [true, { ...agency, everyClient: false, clientCount: 2 }],
    [false, { ...agency, everyClient: false, clientCount: 1 }],
    [false, { ...merchant, everyClient: false }],
  ])("has clients: %s, for %j", (shown, standpoint) => {
    expect(navigationOf(standpoint).some(({ label }) => label === "Clients")).toBe(shown);
  });

  it("has templates for agencies, and for those who may see them", () => {
    const has = (standpoint: Standpoint) =>
      navigationOf(standpoint).some(({ label }) => label === "Templates");
    expect(has({ ...agency, scopes: ["template:read"] })).toBe(true);
    expect(has(agency)).toBe(false);
    expect(has({ ...merchant, scopes: ["template:read"] })).toBe(false);
  });
});
