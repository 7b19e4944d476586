import type { RouterOutputs } from "@/components/api/trpc";
import type { FieldDescriptor } from "@/server/domain/field";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { isEmptyValue } from "@/server/mapping/value";

export interface Difference {
  field: string;
  label: string;
  before: JsonValue;
  after: JsonValue;
}

function labelOf(key: string, fields: readonly FieldDescriptor[]): string {
  const cut = key.lastIndexOf(": ");
  const own = cut < 0 ? key : key.slice(cut + 2);
  const level = cut < 0 ? "item" : "child";
  const matches = fields.filter((field) => field.key === own);
  const label = (matches.find((field) => field.level === level) ?? matches[0])?.label ?? own;
  return cut < 0 ? label : key.slice(0, cut + 2) + label;
}

/** Fields that would change in the target, as the dry run has stored them. */
export function storedDifferences(changes: JsonValue, fields: readonly FieldDescriptor[]): Difference[] {
  if (!Array.isArray(changes)) return [];
  return changes.flatMap((change) => {
    if (!isJsonObject(change) || typeof change.field !== "string") return [];
    const { field, before = null, after = null } = change;
    return [{ field, label: labelOf(field, fields), before, after }];
  });
}

/** What a new product would get, from its mapping: each field that is not empty. */
export function createdFields(mapped: JsonValue, fields: readonly FieldDescriptor[]): Difference[] {
  const values = isJsonObject(mapped) ? mapped.fields : undefined;
  if (!isJsonObject(values)) return [];
  return Object.entries(values).flatMap(([key, after]) =>
    isEmptyValue(after) ? [] : [{ field: key, label: labelOf(key, fields), before: null, after }],
  );
}

export type RecordDetail = RouterOutputs["run"]["record"];

export function differencesOf(record: RecordDetail, fields: readonly FieldDescriptor[]): Difference[] {
  const stored = storedDifferences(record.changes, fields);
  return stored.length > 0 || record.state !== "created" ? stored : createdFields(record.mapped, fields);
}
