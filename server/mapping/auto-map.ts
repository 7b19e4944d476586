import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor } from "@/server/domain/field";
import { SOURCE_FIELDS } from "@/server/domain/source-fields";
import type { MappingRule, Transform } from "./rule";

function autoRule(entity: Entity, field: FieldDescriptor): MappingRule[] {
  const known = new Set(SOURCE_FIELDS[entity][field.level].map(({ key }) => key));
  const [source, ...others] = (field.auto ?? []).filter((key) => known.has(key));
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
export function autoMap(entity: Entity, targetFields: readonly FieldDescriptor[]): MappingRule[] {
  return targetFields.flatMap((field) => autoRule(entity, field));
}
