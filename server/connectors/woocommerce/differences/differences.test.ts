import { describe, expect, it } from "vitest";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import { differences } from "./differences";

const differs = (field: string, sent: JsonValue, held: JsonValue, more: JsonObject = {}) =>
  differences({ [field]: sent }, { [field]: held, ...more }).length > 0;

describe("the same in the store's form", () => {
  it.each<[string, JsonValue, JsonValue]>([
    ["name", 'A & B "x" &lt;3', 'A &amp; B "x" &lt;3'],
    ["name", "C:\\\\dir", "C:\\dir"],
    ["slug", "große-tasse", "grosse-tasse-2"],
    ["slug", "日本", "%e6%97%a5%e6%9c%ac"],
    ["status", "publish", "future"],
    ["description", "<p onclick='x'>A & B<br/></p>", "<p>A &amp; B<br /></p>"],
    ["regular_price", "12.5", "12.50"],
    ["sale_price", "", ""],
    ["stock_quantity", 5, 5],
    ["low_stock_amount", null, ""],
    ["manage_stock", false, "parent"],
    ["weight", "1.5", "1.50"],
    [
      "categories",
      [{ id: 2 }, { id: 1 }],
      [
        { id: 1, name: "a" },
        { id: 2, name: "b" },
      ],
    ],
    ["categories", [], [{ id: 15, name: "Uncategorized" }]],
    ["brands", [], []],
    ["tags", [{ name: "A & b" }], [{ id: 4, name: "a &amp; B" }]],
    ["date_created_gmt", "2021-03-04T05:06:07", "2021-03-04T05:06:07"],
    ["purchase_note", "a\\\\b", "<p>ab</p>\n"],
    [
      "attributes",
      [{ id: 3, name: "Size", position: 0, visible: true, variation: true, options: ["L", "Rosé"] }],
      [
        {
          id: 3,
          name: "SIZE",
          slug: "pa_size",
          position: 0,
          visible: true,
          variation: true,
          options: ["rose", "L"],
        },
      ],
    ],
    [
      "attributes",
      [{ name: "A & B", position: 1, visible: true, variation: false, options: ["b", "a & c"] }],
      [
        {
          id: 0,
          name: "A &amp; B",
          position: 1,
          visible: true,
          variation: false,
          options: ["b", "a &amp; c"],
        },
      ],
    ],
    [
      "meta_data",
      [
        { key: "_a", value: "1\r\n2" },
        { key: "_gone", value: null },
      ],
      [
        { id: 1, key: "_a", value: "old" },
        { id: 2, key: "_other", value: "x" },
        { id: 3, key: "_a", value: "1\n2" },
      ],
    ],
    ["dimensions", { length: "1" }, { length: "1.0", width: "9", height: "" }],
  ])("%s %j is %j", (field, sent, held) => {
    expect(differs(field, sent, held)).toBe(false);
  });

  it("for variations: the product's SKU, choices, and texts that are shown in paragraphs", () => {
    const variation = { type: "variation" };
    expect(differs("sku", "", "PARENT", variation)).toBe(false);
    expect(differs("tax_class", "parent", "", variation)).toBe(false);
    expect(differs("description", "a & b", "<p>a &amp; b</p>\n", variation)).toBe(false);
    const sent: JsonValue = [
      { id: 3, name: "Size", option: "Größe" },
      { name: "Fit", option: "a & b" },
    ];
    const held = [
      { id: 0, name: "Fit", slug: "Fit", option: "a & b" },
      { id: 3, name: "Size", slug: "pa_size", option: "grösse" },
    ];
    expect(differs("attributes", sent, held, variation)).toBe(false);
  });
});

describe("something else", () => {
  it.each<[string, JsonValue, JsonValue]>([
    ["name", "Cup", "Mug"],
    ["slug", "cup", "cup-a"],
    ["description", "<b>a</b>", "<i>a</i>"],
    ["description", "<p>a</p>", ""],
    ["regular_price", "12.5", ""],
    ["regular_price", "0", ""],
    ["sale_price", "", "3"],
    ["stock_quantity", 5, null],
    ["manage_stock", true, false],
    ["categories", [{ id: 1 }], [{ id: 15 }]],
    ["categories", [], [{ id: 1 }, { id: 2 }]],
    ["brands", [{ id: 1 }], []],
    ["tags", [{ name: "a" }], []],
    ["attributes", [], [{ id: 0, name: "x", options: ["a"] }]],
    [
      "attributes",
      [{ name: "A", position: 0, visible: true, variation: false, options: ["a", "b"] }],
      [{ id: 0, name: "A", position: 0, visible: true, variation: false, options: ["b", "a"] }],
    ],
    [
      "attributes",
      [{ id: 3, name: "A", position: 0, visible: true, variation: true, options: ["a"] }],
      [{ id: 3, name: "A", position: 0, visible: true, variation: false, options: ["a"] }],
    ],
    ["featured", true, false],
    ["type", "variable", "simple"],
    ["global_unique_id", "4006381333931", ""],
    ["a_field_nobody_knows", { a: 1 }, { a: 2 }],
  ])("%s %j is not %j", (field, sent, held) => {
    expect(differs(field, sent, held)).toBe(true);
  });

  it("is told by field, as a person reads it", () => {
    const sent: JsonObject = {
      name: "a\\\\b",
      dimensions: { length: "1", width: "2" },
      meta_data: [
        { key: "_a", value: "1" },
        { key: "_b", value: null },
      ],
    };
    const held: JsonObject = {
      name: "ab",
      dimensions: { length: "1", width: "3" },
      meta_data: [{ key: "_b", value: "x" }],
    };
    expect(differences(sent, held)).toEqual([
      { field: "name", before: "ab", after: "a\\b" },
      { field: "width", before: "3", after: "2" },
      { field: "meta:_a", before: null, after: "1" },
      { field: "meta:_b", before: "x", after: null },
    ]);
  });
});
