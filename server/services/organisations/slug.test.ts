import { describe, expect, it } from "vitest";
import { freeSlug, slugOf } from "./slug";

describe("slugOf", () => {
  it.each([
    ["Harbour & Vine", "harbour-vine"],
    ["Müller Söhne GmbH", "muller-sohne-gmbh"],
    ["  --  ", "my-organisation"],
    ["日本", "my-organisation"],
    ["API", "api-organisation"],
    [`${"long ".repeat(20)}`, "long-long-long-long-long-long-long-long"],
  ])("%s becomes %s", (name, slug) => expect(slugOf(name)).toBe(slug));
});

describe("freeSlug", () => {
  it("counts up past those that are taken", async () => {
    const taken = new Set(["acme", "acme-2"]);
    expect(await freeSlug("Acme", async (slug) => taken.has(slug))).toBe("acme-3");
  });
});
