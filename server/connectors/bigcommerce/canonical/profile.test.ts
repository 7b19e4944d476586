import { describe, expect, it } from "vitest";
import { FatalError } from "../../core/errors";
import { storeSchema } from "../schemas/store";
import { toProfile } from "./profile";

const store = (changes: object = {}) =>
  storeSchema.parse({
    id: "abc123",
    name: "Fell & Hearth",
    domain: "fell.example",
    secure_url: "https://fell.example/",
    currency: "gbp",
    weight_units: "Ounces",
    dimension_units: "Inches",
    is_price_entered_with_tax: true,
    timezone: { name: "Europe/London" },
    logo: [],
    ...changes,
  });

describe("toProfile", () => {
  it("tells what a run must know of the store", () => {
    expect(toProfile(store())).toEqual({
      name: "Fell & Hearth",
      currency: "GBP",
      weightUnit: "oz",
      lengthUnit: "in",
      pricesIncludeTax: true,
      timeZone: "Europe/London",
      version: null,
      storefrontUrl: "https://fell.example",
    });
  });

  it("knows the units by all the names that BigCommerce uses", () => {
    for (const [name, unit] of Object.entries({
      LBS: "lb",
      Pounds: "lb",
      KGS: "kg",
      kilograms: "kg",
      Grams: "g",
      Tonnes: "t",
    })) {
      expect(toProfile(store({ weight_units: name })).weightUnit).toBe(unit);
    }
    expect(toProfile(store({ dimension_units: "Centimeters" })).lengthUnit).toBe("cm");
  });

  it("does not guess a unit or a currency", () => {
    for (const odd of [
      { weight_units: "Stones" },
      { weight_units: "constructor" },
      { dimension_units: "" },
      { currency: null },
    ]) {
      expect(() => toProfile(store(odd))).toThrow(FatalError);
    }
  });

  it("does without what some stores do not send", () => {
    const bare = store({ name: "", secure_url: "", is_price_entered_with_tax: null, timezone: null });
    expect(toProfile(bare)).toMatchObject({
      name: "fell.example",
      storefrontUrl: "https://fell.example",
      pricesIncludeTax: null,
      timeZone: null,
    });
  });
});
