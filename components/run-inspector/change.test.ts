import { describe, expect, it } from "vitest";
import { changeLabel, fieldOfPath, readChanges, shortText } from "./change";

describe("a change", () => {
  it("is read from what was stored, and nothing else is", () => {
    const kept = { field: "price", before: "5", after: null };
    expect(readChanges([kept, "noise", { before: 1 }])).toEqual([kept]);
    expect(readChanges(null)).toEqual([]);
  });

  it("is labelled for people, with the variation that it belongs to", () => {
    expect(["regular_price", "Red / XL: stock_quantity", "Variation Sand"].map(changeLabel)).toEqual([
      "Regular price",
      "Red / XL: Stock quantity",
      "Variation Sand",
    ]);
  });

  it("is named by where it is held, below the record too", () => {
    expect(
      ["product.sku", "variations.7.stock_quantity", "variations.refund:9.amount"].map(fieldOfPath),
    ).toEqual(["sku", "variation 7: stock_quantity", "refund 9: amount"]);
  });

  it("tells lists by their entries", () => {
    expect(shortText([{ id: 13 }, { id: 15 }])).toBe("13, 15");
    expect(shortText([{ id: 1, name: "Camping" }])).toBe("Camping");
    expect(shortText([{ name: "Size", options: ["S", "M"], visible: true }])).toBe(
      '{"name":"Size","options":["S","M"],"visible":true}',
    );
    expect([shortText(true), shortText(9), shortText("<b>x</b>")]).toEqual(["Yes", "9", "<b>x</b>"]);
  });
});
