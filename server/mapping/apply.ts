import type { CanonicalRecord } from "@/server/domain/canonical";
import type { FieldDescriptor, FieldLevel } from "@/server/domain/field";
import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { MappedFields, MappedRecord } from "@/server/domain/mapped";
import { coerceValue } from "./coerce";
import type { MappingRule } from "./rule";
import { readersOf, type SourceReader } from "./source-reader";
import { applyTransform } from "./transform";
import { isEmptyValue } from "./value";

export interface MappingResult {
  mapped: MappedRecord;
  issues: IssueDraft[];
}

/** A mapping made ready for many records: enabled rules by level, with their target fields. */
export interface CompiledMapping {
  item: CompiledRule[];
  child: CompiledRule[];
}

interface CompiledRule {
  rule: MappingRule;
  field: FieldDescriptor;
}

/** Rules whose target field is not in the catalogue are left out; `validateMapping` tells them. */
export function compileMapping(
  rules: MappingRule[],
  targetFields: readonly FieldDescriptor[],
): CompiledMapping {
  const at = (level: FieldLevel) =>
    rules.flatMap((rule) => {
      if (!rule.enabled || rule.level !== level) return [];
      const field = targetFields.find(
        (candidate) => candidate.level === level && candidate.key === rule.target,
      );
      return field ? [{ rule, field }] : [];
    });
  return { item: at("item"), child: at("child") };
}

function applyRule({ rule, field }: CompiledRule, read: SourceReader): JsonValue {
  let value: JsonValue = rule.source === null ? null : (read(rule.source) ?? null);
  for (const transform of rule.transforms) value = applyTransform(value, transform, read);
  return coerceValue(value, field);
}

function applyRules(rules: CompiledRule[], read: SourceReader, issues: IssueDraft[]): MappedFields {
  const fields: MappedFields = {};
  for (const compiled of rules) {
    const { field } = compiled;
    try {
      const value = applyRule(compiled, read);
      fields[field.key] = value;
      if (field.required && isEmptyValue(value)) {
        issues.push({ code: "required_field_missing", field: field.label });
      }
    } catch (error) {
      const detail = error instanceof Error ? error.message : String(error);
      issues.push({ code: "mapping_failed", field: field.label, details: { detail } });
    }
  }
  return fields;
}

/** Pure: the record as the target's fields, with what went wrong. Never throws for odd data. */
export function applyMapping(record: CanonicalRecord, mapping: CompiledMapping): MappingResult {
  const issues: IssueDraft[] = [];
  const { sourceId, kind, read, children } = readersOf(record);
  const fields = applyRules(mapping.item, read, issues);
  const below = children.map((child) => ({
    sourceId: child.sourceId,
    fields: applyRules(mapping.child, child.read, issues),
  }));
  return { mapped: { sourceId, kind, fields, children: below }, issues };
}
