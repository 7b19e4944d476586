import { describe, expect, it } from "vitest";
import { isCurrent, navigationFor } from "./navigation";

const agency = { kind: "agency", everyClient: true, clientCount: 0 } as const;

const current = (pathname: string) =>
  navigationFor(agency)
    .filter((item) => isCurrent("acme", item, pathname))
    .map((item) => item.label);

describe("the rail", () => {
  it.each([
    ["/acme", ["Overview"]],
    ["/acme/imports", ["Imports"]],
    ["/acme/imports/1/mapping", ["Imports"]],
    ["/acme/importsomething", []],
    ["/acme/clients/1", ["Clients"]],
    ["/acme/connections/new", ["Connections"]],
    ["/acme/settings/notices", ["Settings"]],
  ])("marks %s", (pathname, labels) => expect(current(pathname)).toEqual(labels));

  it.each([
    [true, agency],
    [true, { ...agency, everyClient: false, clientCount: 2 }],
    [false, { ...agency, everyClient: false, clientCount: 1 }],
    [false, { ...agency, kind: "merchant", clientCount: 1 } as const],
  ])("has clients: %s, for %j", (shown, reach) => {
    expect(navigationFor(reach).some(({ label }) => label === "Clients")).toBe(shown);
  });
});
