import { describe, expect, it } from "vitest";
import type { StoreProfile } from "@/server/domain/store";
import { compareProfiles } from "./compare-profiles";

const profile: StoreProfile = {
  name: "Shop",
  currency: "USD",
  weightUnit: "lb",
  lengthUnit: "in",
  pricesIncludeTax: false,
  timeZone: "America/New_York",
  version: null,
  storefrontUrl: null,
};
const source = { name: "Source", profile };
const target = (change: Partial<StoreProfile>) => ({ name: "Shop", profile: { ...profile, ...change } });

function verdicts(...input: Parameters<typeof compareProfiles>): string {
  return compareProfiles(...input)
    .map(({ what, verdict }) => `${what} ${verdict}`)
    .join(", ");
}

describe("two stores compared", () => {
  it("are quiet where nothing differs, and name only what matters for the entity", () => {
    expect(verdicts("products", source, target({}))).toBe(
      "currency equal, tax equal, weight equal, length equal",
    );
    expect(verdicts("orders", source, target({}))).toBe("currency equal, tax equal, time_zone equal");
    expect(verdicts("customers", source, target({}))).toBe("time_zone equal");
  });

  it("ask for a look where prices would mean something else, and convert units by themselves", () => {
    const other = target({ currency: "EUR", weightUnit: "kg", pricesIncludeTax: true });
    const lines = compareProfiles("products", source, other);
    expect(lines.map(({ verdict }) => verdict)).toEqual(["look", "look", "handled", "equal"]);
    expect(lines[0]?.effect).toContain("10 USD would become 10 EUR");
    expect(lines[0]?.remedy).toContain("multiply by a rate");
    expect(lines[1]?.remedy).toContain("exclusive of tax");
    expect(lines[2]?.effect).toBe("Weights are converted from lb to kg.");
  });

  it("warn of tax paid twice the other way round, and of a store that does not tell", () => {
    const inclusive = { name: "Source", profile: { ...profile, pricesIncludeTax: true } };
    const [, tax] = compareProfiles("products", inclusive, target({}));
    expect(tax?.effect).toContain("pay it twice");
    const [, silent] = compareProfiles("products", source, target({ pricesIncludeTax: null }));
    expect(silent).toMatchObject({ verdict: "look", target: "no tax told" });
    expect(silent?.effect).toContain('"Shop" calculates no taxes, or does not tell');
  });

  it("leave orders as they were paid", () => {
    const other = target({ currency: "EUR", pricesIncludeTax: true, timeZone: "Europe/Berlin" });
    expect(verdicts("orders", source, other)).toBe("currency handled, tax handled, time_zone handled");
  });
});
