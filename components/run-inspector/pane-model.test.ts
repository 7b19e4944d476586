import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { asNamedValues, isEmpty, paneModel } from "./pane-model";

describe("a pane", () => {
  it("of what was read has variants apart, called by their choices", () => {
    const model = paneModel("read", {
      name: "Tent",
      variants: [
        { id: 7, sku: "T-RED", option_values: [{ label: "Red" }, { label: "Large" }] },
        { id: 8, sku: "T-X" },
      ],
    });
    expect(model?.main.fields).toEqual({ name: "Tent" });
    expect(model?.parts.map(({ path, title }) => [path, title])).toEqual([
      ["read.variants.0", "Red / Large"],
      ["read.variants.1", "T-X"],
    ]);
  });

  it("of what was sent has the product and its variations by source id", () => {
    const model = paneModel("sent", {
      product: { name: "Tent" },
      variations: { 7: { regular_price: "5", attributes: [{ name: "Colour", option: "Red" }] }, 8: {} },
    });
    expect(model?.main).toMatchObject({ path: "sent.product", fields: { name: "Tent" } });
    expect(model?.parts.map(({ path, title }) => [path, title])).toEqual([
      ["sent.variations.7", "Red"],
      ["sent.variations.8", "Variation 8"],
    ]);
  });

  it("of the mapping has the product's fields and its children's", () => {
    const model = paneModel("mapped", {
      sourceId: "1",
      fields: { name: "Tent" },
      children: [{ sourceId: "7", fields: { sku: "T-RED" } }],
    });
    expect(model?.main.fields).toEqual({ name: "Tent" });
    expect(model?.parts[0]).toEqual({
      kind: "variant",
      path: "mapped.children.0.fields",
      title: "T-RED",
      fields: { sku: "T-RED" },
    });
  });

  it("of an order has its refunds and notes by their kind, each called by what it says", () => {
    const model = paneModel("sent", {
      product: { status: "completed" },
      variations: {
        "refund:9": { amount: "12.50", reason: "Torn" },
        "refund:10": { reason: "Lost" },
        "note:staff-notes": { note: "Call <b>before</b> delivery" },
      },
    });
    expect(model?.parts.map(({ kind, path, title }) => [kind, path, title])).toEqual([
      ["refund", "sent.variations.refund:9", "Refund of 12.50"],
      ["refund", "sent.variations.refund:10", "Refund 10"],
      ["note", "sent.variations.note:staff-notes", "Call before delivery"],
    ]);
  });

  it("is none where nothing was kept", () => {
    expect(paneModel("answered", null)).toBeNull();
  });
});

describe("values", () => {
  it("are empty when they hold nothing, however deep; zero and false are something", () => {
    const nothing: JsonValue[] = [null, "", [], {}, { length: "", width: "" }];
    const something: JsonValue[] = [0, false, "0", { width: 0 }];
    expect(nothing.every(isEmpty)).toBe(true);
    expect(something.some(isEmpty)).toBe(false);
  });

  it("that name themselves are told from lists of objects", () => {
    expect(asNamedValues([{ id: 1, name: "Sleeps", value: "2" }])).toEqual([{ name: "Sleeps", value: "2" }]);
    expect(asNamedValues([{ key: "_stamp", value: { a: 1 } }])).toEqual([
      { name: "_stamp", value: { a: 1 } },
    ]);
    expect(asNamedValues([{ name: "Colour", options: ["Red"] }])).toBeNull();
    expect(asNamedValues(["plain"])).toBeNull();
  });
});
