import type { FieldDescriptor } from "@/server/domain/field";
import type { JsonValue } from "@/server/domain/json";
import type { Product, ProductVariant } from "@/server/domain/product";
import { coerceValue } from "@/server/mapping/coerce";
import type { MappingRule } from "@/server/mapping/rule";
import { readProductField, readVariantField, type SourceReader } from "@/server/mapping/source-reader";
import { applyTransform } from "@/server/mapping/transform";

/** The record that rules are tried on: a product, and one of its variants for rules of variations. */
export interface Specimen {
  product: Product;
  variant: ProductVariant | null;
}

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

export function readerOf({ product, variant }: Specimen, level: MappingRule["level"]): SourceReader | null {
  if (level === "item") return readProductField(product);
  return variant ? readVariantField(variant, product) : null;
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
