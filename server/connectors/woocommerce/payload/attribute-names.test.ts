import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { attributeSlug, safeAttributeName, termKey, uniqueAttributeSlug } from "./attribute-names";

describe("the slug of a store-wide attribute", () => {
  it("is plain where the name is", () => {
    expect(attributeSlug("Shoe size (EU)")).toBe("shoe-size-eu");
    expect(attributeSlug("Größe")).toBe("grosse");
  });

  it("avoids the words of WordPress' own addresses", () => {
    expect(attributeSlug("Type")).toBe("type-option");
    expect(attributeSlug("Year")).toBe("year-option");
  });

  it("is ASCII of at most 28 characters for every name, and differs for names that share a beginning", () => {
    fc.assert(
      fc.property(fc.string({ unit: "grapheme" }), (name) => {
        for (const slug of [attributeSlug(name), uniqueAttributeSlug(name)]) {
          expect(slug).toMatch(/^[a-z0-9][a-z0-9-]{0,27}$/);
        }
      }),
    );
    const long = "A very long name of an option for";
    expect(attributeSlug(`${long} men`)).not.toBe(attributeSlug(`${long} women`));
    expect(attributeSlug("サイズ")).not.toBe(attributeSlug("色"));
  });
});

describe("names", () => {
  it("that the store would lose are made whole", () => {
    expect(safeAttributeName("0")).toBe("Option 0");
    expect(safeAttributeName("!!!")).toBe("Option !!!");
    expect(safeAttributeName(" ")).toBe("Option");
    expect(safeAttributeName(" Size  (cm) ")).toBe("Size (cm)");
  });

  it("that the database holds for one share a key", () => {
    expect(termKey("Colour", "Rosé")).toBe(termKey("COLOUR", "rose"));
    expect(termKey("Colour", "アカ")).toBe(termKey("Colour", "あか"));
    expect(termKey("Colour", "A &amp; B")).toBe(termKey("Colour", "a & b"));
  });
});
