import { describe, expect, it } from "vitest";
import type { FieldDescriptor } from "@/server/domain/field";
import type { MappingRule } from "@/server/mapping/rule";
import { groupRows, narrowRows, resetRule, studioRows, withRule } from "./studio-rows";

const field = (key: string, more: Partial<FieldDescriptor> = {}): FieldDescriptor => ({
  key,
  level: "item",
  label: key.toUpperCase(),
  type: "text",
  group: "Basics",
  ...more,
});
const fields = [field("sku", { group: "Identifiers" }), field("name", { required: true }), field("note")];
const rule = (target: string, source: string | null): MappingRule => ({
  level: "item",
  target,
  source,
  transforms: [],
  enabled: true,
});
const automatic = [rule("sku", "sku"), rule("name", "name")];

describe("rows of the studio", () => {
  it("puts required fields that nothing fills before all others, with the reason", () => {
    const rows = studioRows("products", fields, [{ ...rule("name", "name"), enabled: false }], automatic);
    const [first, ...others] = groupRows(rows);
    expect(first?.title).toBe("Must be filled");
    expect(first?.rows.map((row) => row.field.key)).toEqual(["name"]);
    expect(first?.rows[0]?.problems[0]?.message).toContain("must be filled");
    expect(others.map((group) => group.title)).toEqual(["Identifiers", "Basics"]);
  });

  it("shows what was changed alone, and finds by words", () => {
    const rows = studioRows("products", fields, [rule("sku", "mpn"), rule("name", "name")], automatic);
    const by = { level: "item" as const, looks: new Set<string>() };
    const keys = (shown: "changed" | "empty" | "all", text = "") =>
      narrowRows(rows, { ...by, wordsOf: (row) => row.field.label, shown, text }).map((row) => row.field.key);
    expect(keys("changed")).toEqual(["sku"]);
    expect(keys("empty")).toEqual(["note"]);
    expect(keys("all", "nam")).toEqual(["name"]);
  });

  it("goes back to the automatic rule, or to none", () => {
    const rules = withRule([rule("sku", "mpn"), rule("name", "name")], rule("note", "warranty"));
    const rows = studioRows("products", fields, rules, automatic);
    const [sku, , note] = rows;
    if (!sku || !note) throw new Error("rows are missing");
    expect(resetRule(rules, sku)[0]?.source).toBe("sku");
    expect(resetRule(rules, note).map((entry) => entry.target)).toEqual(["sku", "name"]);
  });
});
