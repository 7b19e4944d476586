import { expect, it } from "vitest";
import { changedRuleIds, sameMapping } from "./changed";
import type { MappingRule } from "./rule";

const name: MappingRule = { level: "item", target: "name", source: "name", transforms: [], enabled: true };
const sku: MappingRule = { level: "item", target: "sku", source: "sku", transforms: [], enabled: true };
const childSku: MappingRule = { ...sku, level: "child" };

it("tells which fields are filled in another way", () => {
  const changed = { ...name, transforms: [{ kind: "fixed" as const, value: "x" }] };
  expect(changedRuleIds([changed, sku, childSku], [name, sku])).toEqual(new Set(["item:name", "child:sku"]));
});

it("takes a rule that is off for one that is not there", () => {
  expect(sameMapping([name, { ...sku, enabled: false }], [name])).toBe(true);
  expect(changedRuleIds([{ ...name, enabled: false }], [name])).toEqual(new Set(["item:name"]));
});

it("does not mind the order of rules or of their keys", () => {
  const reordered: MappingRule = {
    enabled: true,
    transforms: [],
    source: "sku",
    target: "sku",
    level: "item",
  };
  expect(sameMapping([sku, name], [name, reordered])).toBe(true);
});
