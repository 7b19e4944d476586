import canonicalize from "canonicalize";
import type { Entity } from "@/server/domain/entity";
import { filtersSchemas, importOptionsSchema } from "@/server/domain/import-settings";
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

/** What has been changed since a run froze its definition; nothing when the run still tells what would happen. */
export function staleParts(
  run: Definition & { rules: unknown },
  now: Definition & { rules: readonly MappingRule[] },
): DefinitionPart[] {
  const differs = (schema: { parse(value: unknown): unknown }, a: unknown, b: unknown) =>
    canonicalize(schema.parse(a)) !== canonicalize(schema.parse(b));
  const changed: Record<DefinitionPart, boolean> = {
    source: run.sourceId !== now.sourceId,
    target: run.targetId !== now.targetId,
    filters: differs(filtersSchemas[now.entity], run.filters, now.filters),
    mapping: !sameMapping(rulesSchema.parse(run.rules), now.rules),
    options: differs(importOptionsSchema, run.options, now.options),
  };
  return DEFINITION_PARTS.filter((part) => changed[part]);
}
