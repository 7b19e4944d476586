import { expect, it } from "vitest";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS } from "@/server/domain/import-settings";
import type { MappingRule } from "@/server/mapping/rule";
import { staleParts } from "./stale-parts";

const rules: MappingRule[] = [
  { level: "item", target: "name", source: "name", transforms: [], enabled: true },
];
const definition = {
  entity: "products" as const,
  sourceId: "s",
  targetId: "t",
  filters: DEFAULT_FILTERS,
  options: DEFAULT_OPTIONS,
  rules,
};

it("finds nothing where only what is left out differs from its default", () => {
  expect(staleParts({ ...definition, filters: {}, options: {} }, definition)).toEqual([]);
});

it("names each part that was changed since", () => {
  const now = {
    ...definition,
    targetId: "other",
    options: { ...DEFAULT_OPTIONS, images: "skip" },
    rules: [{ ...rules[0], source: "sku" } as MappingRule],
  };
  expect(staleParts(definition, now)).toEqual(["target", "mapping", "options"]);
});
