import { describe, expect, it } from "vitest";
import type { JsonValue } from "@/server/domain/json";
import { ruleSchema, type Transform, transformSchema } from "./rule";
import { applyTransform, templateFields } from "./transform";

const source: Record<string, JsonValue> = {
  name: "Tent",
  sku: "",
  brandName: "Alpin",
  price: "99.9",
  tags: ["a", "b"],
};
const read = (key: string) => source[key];
const apply = (value: JsonValue, transform: unknown) =>
  applyTransform(value, transformSchema.parse(transform) as Transform, read);

describe("transforms", () => {
  it("fills a template from the source and from the value so far", () => {
    expect(
      apply("x", { kind: "template", template: "{{brandName}} {{ name }} ({{value}}) {{missing}}" }),
    ).toBe("Alpin Tent (x) ");
    expect(templateFields("{{a}} {{value}} {{ b }}")).toEqual(["a", "b"]);
  });

  it("does not read replacement signs as patterns", () => {
    expect(apply("a.b.c", { kind: "replace", search: ".", replacement: "$&" })).toBe("a$&b$&c");
    expect(
      apply("Blue BLUE", { kind: "replace", search: "blue", replacement: "$1", caseSensitive: false }),
    ).toBe("$1 $1");
  });

  it.each([
    ["add", "10", "0.01", null, "10.005", "20.01"],
    ["multiply", "1.19", "0.01", null, "9.99", "11.89"],
    ["add_percent", "10", "0.05", null, "12.34", "13.55"],
    ["subtract_percent", "15", "0.01", null, "100", "85.00"],
    ["multiply", "1.2", "0.01", "0.99", "20", "23.99"],
    ["subtract", "5", "0.01", null, "3", "-2.00"],
  ])(
    "calculates %s %s, rounded to %s ending %s: %s becomes %s",
    (operator, operand, step, ending, input, output) => {
      expect(
        apply(input, { kind: "arithmetic", operator, operand, rounding: { mode: "nearest", step, ending } }),
      ).toBe(output);
    },
  );

  it("leaves an empty price empty and refuses text", () => {
    const transform = { kind: "arithmetic", operator: "add", operand: "1" };
    expect(apply(null, transform)).toBeNull();
    expect(() => apply("cheap", transform)).toThrow('"cheap" is not a number');
  });

  it("looks values up and keeps or empties the others", () => {
    const table = { kind: "table", entries: [{ from: "true", to: "publish" }] };
    expect(apply(true, table)).toBe("publish");
    expect(apply(false, table)).toBe(false);
    expect(apply(false, { ...table, otherwise: "empty" })).toBeNull();
  });

  it("takes the first field that is not empty", () => {
    expect(apply("", { kind: "first", sources: ["sku", "tags", "name"] })).toEqual(["a", "b"]);
    expect(apply("kept", { kind: "first", sources: ["name"] })).toBe("kept");
  });

  it("names the fault of a wrong rule", () => {
    const parsed = ruleSchema.safeParse({
      level: "item",
      target: "regular_price",
      source: "price",
      transforms: [{ kind: "arithmetic", operator: "add", operand: "1,50" }],
    });
    expect(parsed.error?.issues[0]?.message).toContain("12.50");
  });
});
