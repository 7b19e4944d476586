import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { META_PREFIX } from "../fields/meta-fields";
import { textOf } from "./read";

/**
 * Lists are kept as JSON text: WordPress takes a level of backslashes away from texts within arrays, and leaves a text
 * by itself as it is.
 */
function metaValue(value: JsonValue | undefined): JsonValue {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (Array.isArray(value)) return value.length === 0 ? null : JSON.stringify(value);
  const text = textOf(value);
  // Null deletes what an earlier run wrote, and is not kept when there was nothing.
  return text === "" ? null : text;
}

export interface MetaEntry extends JsonObject {
  key: string;
  value: JsonValue;
}

/** The custom fields of a customer or an order that its mapping fills, in a fixed order. */
export function mappedMeta(fields: MappedFields, reserved: readonly string[]): MetaEntry[] {
  return Object.keys(fields)
    .filter((key) => key.startsWith(META_PREFIX) && fields[key] !== undefined)
    .map((key): MetaEntry => ({ key: key.slice(META_PREFIX.length), value: metaValue(fields[key]) }))
    .filter(({ key }) => key !== "" && !reserved.includes(key))
    .sort((a, b) => (a.key < b.key ? -1 : 1));
}
