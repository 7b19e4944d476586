import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor, FieldLevel } from "@/server/domain/field";
import { changedRuleIds, ruleId } from "@/server/mapping/changed";
import type { MappingRule } from "@/server/mapping/rule";
import { type MappingProblem, validateMapping } from "@/server/mapping/validate";

/** One target field with the rule that fills it. */
export interface StudioRow {
  id: string;
  field: FieldDescriptor;
  /** Null or switched off: the field is left alone. */
  rule: MappingRule | null;
  automatic: MappingRule | null;
  filled: boolean;
  changed: boolean;
  problems: MappingProblem[];
}

export const SHOWN = ["all", "filled", "empty", "changed", "look"] as const;
export type Shown = (typeof SHOWN)[number];

export const SHOWN_WORDS: Record<Shown, string> = {
  all: "All fields",
  filled: "Filled",
  empty: "Not filled",
  changed: "Changed",
  look: "Needs a look",
};

export function studioRows(
  entity: Entity,
  targetFields: readonly FieldDescriptor[],
  rules: readonly MappingRule[],
  automatic: readonly MappingRule[],
): StudioRow[] {
  const byId = new Map(rules.map((rule) => [ruleId(rule), rule]));
  const autoById = new Map(automatic.map((rule) => [ruleId(rule), rule]));
  const changed = changedRuleIds(rules, automatic);
  const problems = validateMapping(entity, [...rules], targetFields);
  return targetFields.map((field) => {
    const id = ruleId({ level: field.level, target: field.key });
    const rule = byId.get(id) ?? null;
    return {
      id,
      field,
      rule,
      automatic: autoById.get(id) ?? null,
      filled: rule?.enabled ?? false,
      changed: changed.has(id),
      problems: problems.filter((problem) => ruleId(problem) === id),
    };
  });
}

export interface RowGroup {
  title: string;
  rows: StudioRow[];
}

/** Rows under the headings of their fields; required fields that nothing fills come before all others. */
export function groupRows(rows: readonly StudioRow[]): RowGroup[] {
  const missing = rows.filter((row) => row.field.required && !row.filled);
  const groups = new Map<string, StudioRow[]>();
  for (const row of rows) {
    if (missing.includes(row)) continue;
    groups.set(row.field.group, [...(groups.get(row.field.group) ?? []), row]);
  }
  return [
    ...(missing.length > 0 ? [{ title: "Must be filled", rows: missing }] : []),
    ...[...groups].map(([title, of]) => ({ title, rows: of })),
  ];
}

/** `looks` are the ids of rows with a fault or with issues in sampled records. */
export function narrowRows(
  rows: readonly StudioRow[],
  by: {
    level: FieldLevel;
    shown: Shown;
    text: string;
    looks: ReadonlySet<string>;
    wordsOf(row: StudioRow): string;
  },
): StudioRow[] {
  const wanted = by.text.trim().toLowerCase();
  const fits: Record<Shown, (row: StudioRow) => boolean> = {
    all: () => true,
    filled: (row) => row.filled,
    empty: (row) => !row.filled,
    changed: (row) => row.changed,
    look: (row) => by.looks.has(row.id),
  };
  return rows.filter(
    (row) =>
      row.field.level === by.level &&
      fits[by.shown](row) &&
      (wanted === "" || by.wordsOf(row).toLowerCase().includes(wanted)),
  );
}

/** The rules with this one put in its place; a target field has one rule at most. */
export function withRule(rules: readonly MappingRule[], rule: MappingRule): MappingRule[] {
  const id = ruleId(rule);
  return rules.some((other) => ruleId(other) === id)
    ? rules.map((other) => (ruleId(other) === id ? rule : other))
    : [...rules, rule];
}

/** Back to how the automatic mapping fills the field, or to not filling it. */
export function resetRule(rules: readonly MappingRule[], row: StudioRow): MappingRule[] {
  if (row.automatic) return withRule(rules, row.automatic);
  return rules.filter((rule) => ruleId(rule) !== row.id);
}
