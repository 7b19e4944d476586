import { isJsonObject, type JsonValue } from "@/server/domain/json";

export interface Change {
  field: string;
  before: JsonValue;
  after: JsonValue;
}

/** A record's stored changes; whatever does not look like one is left out. */
export function readChanges(value: JsonValue): Change[] {
  if (!Array.isArray(value)) return [];
  return value.flatMap((entry): Change[] =>
    isJsonObject(entry) && typeof entry.field === "string"
      ? [{ field: entry.field, before: entry.before ?? null, after: entry.after ?? null }]
      : [],
  );
}
