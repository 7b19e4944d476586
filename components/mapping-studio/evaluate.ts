import type { CanonicalRecord } from "@/server/domain/canonical";
import type { FieldDescriptor } from "@/server/domain/field";
import type { JsonValue } from "@/server/domain/json";
import { coerceValue } from "@/server/mapping/coerce";
import type { MappingRule } from "@/server/mapping/rule";
import { readersOf, type SourceReader } from "@/server/mapping/source-reader";
import { applyTransform } from "@/server/mapping/transform";

export interface Evaluation {
  /** What the source field holds. */
  source: JsonValue;
  /** What each transform is given, in their order. */
  inputs: JsonValue[];
  /** What the last transform leaves, before it is brought into the target field's form. */
  output: JsonValue;
  /** What the target field gets; null with an error. */
  result: JsonValue;
  error: string | null;
}

/** Reads the record, or for rules of variations one of its variants: the one that is named, else the first. */
export function readerOf(
  record: CanonicalRecord,
  level: MappingRule["level"],
  variantId: string | null,
): SourceReader | null {
  const { read, children } = readersOf(record);
  if (level === "item") return read;
  return (children.find(({ sourceId }) => sourceId === variantId) ?? children[0])?.read ?? null;
}

/** One rule on one record, step by step. It runs the mapping's own code, so it shows what a run would do. */
export function evaluateRule(rule: MappingRule, field: FieldDescriptor, read: SourceReader): Evaluation {
  const source = rule.source === null ? null : (read(rule.source) ?? null);
  const inputs: JsonValue[] = [];
  let value = source;
  try {
    for (const transform of rule.transforms) {
      inputs.push(value);
      value = applyTransform(value, transform, read);
    }
    return { source, inputs, output: value, result: coerceValue(value, field), error: null };
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    return { source, inputs, output: value, result: null, error: message };
  }
}
