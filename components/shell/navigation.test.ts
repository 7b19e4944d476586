import { describe, expect, it } from "vitest";
import { isCurrent, navigationOf } from "./navigation";

const current = (pathname: string, kind: "agency" | "merchant" = "merchant") =>
  navigationOf({ kind, role: "owner" })
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

  it("has no settings for support staff", () => {
    const labels = navigationOf({ kind: "merchant", role: "support" }).map(({ label }) => label);
    expect(labels).toEqual(["Overview", "Imports", "Runs", "Connections"]);
  });

  it("begins with the board for an agency, which keeps the overview", () => {
    expect(current("/acme", "agency")).toEqual(["Board"]);
    expect(current("/acme/overview", "agency")).toEqual(["Overview"]);
  });
});
