import { describe, expect, it } from "vitest";
import { isCurrent, NAVIGATION, navigationOf } from "./navigation";

const current = (pathname: string) =>
  NAVIGATION.filter((item) => isCurrent("acme", item, pathname)).map((item) => item.label);

describe("the rail", () => {
  it.each([
    ["/acme", ["Overview"]],
    ["/acme/imports", ["Imports"]],
    ["/acme/imports/1/mapping", ["Imports"]],
    ["/acme/importsomething", []],
    ["/acme/connections/new", ["Connections"]],
    ["/acme/settings/notices", ["Settings"]],
  ])("marks %s", (pathname, labels) => expect(current(pathname)).toEqual(labels));

  it("has templates for agencies, and for those who may see them", () => {
    const has = (...[organisation]: Parameters<typeof navigationOf>) =>
      navigationOf(organisation).some(({ label }) => label === "Templates");
    expect(has({ kind: "agency", scopes: ["template:read"] })).toBe(true);
    expect(has({ kind: "agency", scopes: [] })).toBe(false);
    expect(has({ kind: "merchant", scopes: ["template:read"] })).toBe(false);
  });
});
