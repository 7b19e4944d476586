import { expect, it } from "vitest";
import { DEFAULT_FILTERS, DEFAULT_OPTIONS, type ImportOptions } from "@/server/domain/import-settings";
import type { MappingRule } from "@/server/mapping/rule";
import { type StalePurpose, staleParts } from "./stale-parts";

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
  expect(staleParts({ ...definition, filters: {}, options: {} }, definition, "what_is_written")).toEqual([]);
});

it("names each part that was changed since", () => {
  const now = {
    ...definition,
    targetId: "other",
    options: { ...DEFAULT_OPTIONS, images: "skip" },
    rules: [{ ...rules[0], source: "sku" } as MappingRule],
  };
  for (const purpose of ["what_is_written", "what_would_happen"] as const) {
    expect(staleParts(definition, now, purpose)).toEqual(["target", "mapping", "options"]);
  }
});

const changed = (options: Partial<ImportOptions>, purpose: StalePurpose) =>
  staleParts(definition, { ...definition, options: { ...DEFAULT_OPTIONS, ...options } }, purpose);

it.each([{ batchSize: 5 }, { concurrency: 1 }, { pageSize: 250 }, { fullEveryDays: 0 }])(
  "finds nothing where %o alone was changed: no record is written otherwise by it",
  (options) => {
    expect(changed(options, "what_is_written")).toEqual([]);
    expect(changed(options, "what_would_happen")).toEqual([]);
  },
);

it("finds another policy for what is gone where a dry run tells of it, and nowhere else", () => {
  const deletions = { ...DEFAULT_OPTIONS.deletions, policy: "draft" as const };
  expect(changed({ deletions }, "what_would_happen")).toEqual(["options"]);
  expect(changed({ deletions }, "what_is_written")).toEqual([]);
});
