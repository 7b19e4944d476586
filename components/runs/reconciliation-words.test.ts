import { describe, expect, it } from "vitest";
import { EMPTY_COUNTERS } from "@/server/domain/run";
import { reconciliationWords } from "./reconciliation-words";

const agreed = { missing: 0, differing: 0, duplicatesRemoved: 0, agreed: true };
const counters = { ...EMPTY_COUNTERS, read: 73, created: 70, unchanged: 2, skipped: 1 };

describe("the reconciliation in words", () => {
  it("says that both sides agree, and of how many", () => {
    expect(reconciliationWords("products", agreed, counters, "Shop")).toEqual([
      'Both sides agree: 72 products of this run are in "Shop".',
    ]);
  });

  it("never says so when something is missing, differs or is unaccounted for", () => {
    const words = reconciliationWords(
      "products",
      { missing: 1, differing: 2, duplicatesRemoved: 1, agreed: false },
      { ...counters, created: 60, failed: 9 },
      "Shop",
    );
    expect(words).toEqual([
      "1 product read without a known outcome.",
      '1 product that should be in "Shop" cannot be found there. The next run makes them anew.',
      '"Shop" holds something else than what was sent in 2 fields.',
      "9 products failed; the issues say why.",
      "1 second copy left by lost answers went to the trash.",
    ]);
  });

  it("counts orders' money, each currency by itself", () => {
    const even = { currency: "USD", source: "1200.00", target: "1200.00" };
    const odd = { currency: "EUR", source: "10.00", target: "9.90" };
    expect(reconciliationWords("orders", { ...agreed, money: [even] }, counters, "Shop")).toEqual([
      'Both sides agree: 72 orders of this run are in "Shop", to the cent.',
    ]);
    expect(
      reconciliationWords("orders", { ...agreed, agreed: false, money: [even, odd] }, counters, "Shop"),
    ).toEqual(['Orders in EUR come to €10.00 at the source, and to €9.90 in "Shop".']);
  });
});
