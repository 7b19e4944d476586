import canonicalize from "canonicalize";
import type { Entity } from "@/server/domain/entity";
import { filtersSchemas, type ImportOptions, importOptionsSchema } from "@/server/domain/import-settings";
import { sameMapping } from "@/server/mapping/changed";
import { type MappingRule, rulesSchema } from "@/server/mapping/rule";

export const DEFINITION_PARTS = ["source", "target", "filters", "mapping", "options"] as const;
export type DefinitionPart = (typeof DEFINITION_PARTS)[number];

interface Definition {
  entity: Entity;
  sourceId: string | null;
  targetId: string | null;
  filters: unknown;
  options: unknown;
}

/** Speed, and how often everything is read: no record is written otherwise by them, nor more or fewer records. */
const WITHOUT_EFFECT = ["batchSize", "concurrency", "pageSize", "fullEveryDays"] as const;

/**
 * `what_is_written`: whether records that were written by the run would be written otherwise now, for which all of them
 * have to be compared. What becomes of records that are gone is decided by each run anew.
 * `what_would_happen`: whether a dry run still tells it.
 */
export type StalePurpose = "what_is_written" | "what_would_happen";

const LEFT_OUT: Record<StalePurpose, readonly (keyof ImportOptions)[]> = {
  what_is_written: [...WITHOUT_EFFECT, "deletions"],
  what_would_happen: WITHOUT_EFFECT,
};

/** What has been changed since a run froze its definition, as far as it matters for the purpose. */
export function staleParts(
  run: Definition & { rules: unknown },
  now: Definition & { rules: readonly MappingRule[] },
  purpose: StalePurpose,
): DefinitionPart[] {
  const optionsThatCount = {
    parse: (value: unknown) => {
      const entries = Object.entries(importOptionsSchema.parse(value));
      const leftOut: readonly string[] = LEFT_OUT[purpose];
      return Object.fromEntries(entries.filter(([name]) => !leftOut.includes(name)));
    },
  };
  const differs = (schema: { parse(value: unknown): unknown }, a: unknown, b: unknown) =>
    canonicalize(schema.parse(a)) !== canonicalize(schema.parse(b));
  const changed: Record<DefinitionPart, boolean> = {
    source: run.sourceId !== now.sourceId,
    target: run.targetId !== now.targetId,
    filters: differs(filtersSchemas[now.entity], run.filters, now.filters),
    mapping: !sameMapping(rulesSchema.parse(run.rules), now.rules),
    options: differs(optionsThatCount, run.options, now.options),
  };
  return DEFINITION_PARTS.filter((part) => changed[part]);
}
