import { describe, expect, it } from "vitest";
import type { MappingRule, Transform } from "@/server/mapping/rule";
import { ruleInWords, rulesApart } from "./rule-words";

const rule = (source: string | null, ...transforms: Transform[]): MappingRule => ({
  level: "item",
  target: "name",
  source,
  transforms,
  enabled: true,
});
const table = (to: string): Transform => ({
  kind: "table",
  entries: [{ from: "true", to }],
  otherwise: "keep",
});

describe("a rule in words", () => {
  it("names the source field as the mapping studio does, and each step", () => {
    expect(ruleInWords("products", rule("name", { kind: "template", template: "{{value}} new" }))).toBe(
      "Name, {{value}} new",
    );
    expect(ruleInWords("products", rule("customFields.Material"))).toBe("Material");
    expect(ruleInWords("products", rule(null, { kind: "fixed", value: "simple" }))).toBe("“simple”");
    expect(ruleInWords("products", null)).toBeNull();
  });

  it("says more where two would be told by the same words", () => {
    expect(rulesApart("products", rule("name", table("publish")), rule("name", table("draft")))).toEqual([
      "Name, true → publish; others stay",
      "Name, true → draft; others stay",
    ]);
    const long = (end: string) =>
      rule("name", { kind: "fixed", value: `A sentence of more than a chip ${end}` });
    const [before, after] = rulesApart("products", long("holds"), long("shows"));
    expect(before).toContain("holds");
    expect(after).toContain("shows");
  });
});
