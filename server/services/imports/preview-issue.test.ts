import { expect, it } from "vitest";
import type { FieldDescriptor } from "@/server/domain/field";
import { toPreviewIssue } from "./preview-issue";

const fields: FieldDescriptor[] = [
  { key: "sale_price", level: "item", label: "Sale price", type: "money", group: "Prices" },
  { key: "sale_price", level: "child", label: "Sale price", type: "money", group: "Prices" },
  { key: "name", level: "item", label: "Name", type: "text", group: "Basics" },
];

it("finds the rule by key, by label and below a variation's name", () => {
  const rule = (field: string) => toPreviewIssue({ code: "value_dropped", field }, fields).rule;
  expect(rule("sale_price")).toBe("item:sale_price");
  expect(rule("Name")).toBe("item:name");
  expect(rule("Blue: dark / L: sale_price")).toBe("child:sale_price");
  expect(rule("Farbe")).toBeNull();
});

it("names the field by its label", () => {
  const issue = toPreviewIssue({ code: "value_dropped", field: "Red: sale_price" }, fields);
  expect(issue.cause).toContain("Red: Sale price");
});
