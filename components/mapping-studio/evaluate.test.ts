import { describe, expect, it } from "vitest";
import type { FieldDescriptor } from "@/server/domain/field";
import type { MappingRule, Transform } from "@/server/mapping/rule";
import { evaluateRule } from "./evaluate";

const money: FieldDescriptor = { key: "p", level: "item", label: "Price", type: "money", group: "Prices" };
const plus10: Transform = {
  kind: "arithmetic",
  operator: "add_percent",
  operand: "10",
  rounding: { mode: "up", step: "0.01", ending: "0.99" },
};
const rule = (transforms: Transform[]): MappingRule => ({
  level: "item",
  target: "p",
  source: "price",
  transforms,
  enabled: true,
});
const read = (key: string) => (key === "price" ? "20" : undefined);

describe("one rule on one record", () => {
  it("tells what each step is given and what comes out", () => {
    expect(evaluateRule(rule([plus10, { kind: "template", template: "{{value}}" }]), money, read)).toEqual({
      source: "20",
      inputs: ["20", "22.99"],
      output: "22.99",
      result: "22.99",
      error: null,
    });
  });

  it("tells in words what does not fit", () => {
    const broken = evaluateRule(rule([{ kind: "fixed", value: "cheap" }]), money, read);
    expect(broken.result).toBeNull();
    expect(broken.error).toContain('"cheap" is not a number');
  });
});
