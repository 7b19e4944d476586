import type { FieldDescriptor } from "@/server/domain/field";
import { PRODUCT_FIELDS, VARIANT_FIELDS } from "@/server/domain/product-fields";
import type { MappingRule, Transform } from "./rule";

const SOURCE_KEYS = {
  item: new Set(PRODUCT_FIELDS.map((field) => field.key)),
  child: new Set(VARIANT_FIELDS.map((field) => field.key)),
};

function autoRule(field: FieldDescriptor): MappingRule[] {
  const [source, ...others] = (field.auto ?? []).filter((key) => SOURCE_KEYS[field.level].has(key));
  if (source === undefined) return [];
  const transforms: Transform[] = [];
  if (others.length > 0) transforms.push({ kind: "first", sources: others });
  if (field.autoTable) {
    const entries = Object.entries(field.autoTable).map(([from, to]) => ({ from, to }));
    transforms.push({ kind: "table", entries, otherwise: "keep" });
  }
  return [{ level: field.level, target: field.key, source, transforms, enabled: true }];
}

/** The mapping that holds until somebody changes it: each target field from the source field that fits it. */
export function autoMap(targetFields: readonly FieldDescriptor[]): MappingRule[] {
  return targetFields.flatMap(autoRule);
}
