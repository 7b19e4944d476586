import { expect, it } from "vitest";
import { formatMoney } from "./money";

it("shows amounts with their currency, as exact as they are", () => {
  expect(formatMoney("1234.5", "USD")).toBe("$1,234.50");
  expect(formatMoney("-3", "EUR")).toBe("-€3.00");
  expect(formatMoney("1200", "JPY")).toBe("¥1,200");
  expect(formatMoney("9007199254740993.01", "USD")).toBe("$9,007,199,254,740,993.01");
});

it("shows the bare number where the currency is none", () => {
  expect(formatMoney("7.5", "")).toBe("7.50");
  expect(formatMoney("7.5", "coins")).toBe("7.50 coins");
});
