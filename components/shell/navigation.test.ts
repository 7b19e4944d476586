import { describe, expect, it } from "vitest";
import { isCurrent, NAVIGATION } from "./navigation";

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
});
