import { expect, it } from "vitest";
import type { FieldDescriptor } from "@/server/domain/field";
import { createdFields, storedDifferences } from "./differences";

const fields: FieldDescriptor[] = [
  { key: "regular_price", level: "item", label: "Price of the product", type: "money", group: "Prices" },
  { key: "regular_price", level: "child", label: "Price of the variation", type: "money", group: "Prices" },
];

it("names fields of the product and of a variation by their labels", () => {
  const changes = [
    { field: "regular_price", before: "10", after: "12" },
    { field: "Red: dark / L: regular_price", before: "10", after: null },
    { field: "Variation Blue", before: null, after: "new" },
    "nonsense",
  ];
  expect(storedDifferences(changes, fields).map(({ label }) => label)).toEqual([
    "Price of the product",
    "Red: dark / L: Price of the variation",
    "Variation Blue",
  ]);
  expect(storedDifferences(null, fields)).toEqual([]);
});

it("lists what a new product would get, without what is empty", () => {
  const mapped = { sourceId: "1", fields: { regular_price: "12", note: "", tags: [] }, children: [] };
  expect(createdFields(mapped, fields)).toEqual([
    { field: "regular_price", label: "Price of the product", before: null, after: "12" },
  ]);
});
