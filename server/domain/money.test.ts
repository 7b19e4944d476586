import { expect, it } from "vitest";
import { toDecimalString } from "./money";

it("reads numbers with an exponent, but none that would fill the memory", () => {
  expect(toDecimalString("1.5e3")).toBe("1500");
  expect(toDecimalString("2E-2")).toBe("0.02");
  expect(toDecimalString(1e21)).toBe("1000000000000000000000");
  expect(toDecimalString("1e99999999")).toBeNull();
});

it("keeps text as it stands and knows what is no number", () => {
  expect(toDecimalString(" 12.5000 ")).toBe("12.5000");
  expect(toDecimalString("1,5")).toBeNull();
  expect(toDecimalString(Number.NaN)).toBeNull();
});
