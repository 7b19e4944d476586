import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { META_PREFIX } from "../fields/meta-fields";
import { textOf } from "./read";

export const STAMP_KEY = "_primelink_source";

export function productStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:product:${sourceId}`;
}

export function variationStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:variant:${sourceId}`;
}

function metaValue(value: JsonValue | undefined): JsonValue {
  if (typeof value === "boolean") return value ? "yes" : "no";
  const text = textOf(value);
  // Null deletes what an earlier run wrote, and is not kept when there was nothing.
  return text === "" ? null : text;
}

/**
 * Custom fields with the stamp as the last: WooCommerce writes a product's parts one after the other and its custom
 * fields at the very end, in this order, so an object that carries its stamp has been written whole.
 */
export function metaData(fields: MappedFields, stamp: string): JsonObject[] {
  const entries = Object.keys(fields)
    .filter((key) => key.startsWith(META_PREFIX) && fields[key] !== undefined)
    .map((key): JsonObject => ({ key: key.slice(META_PREFIX.length), value: metaValue(fields[key]) }))
    .filter((entry) => entry.key !== STAMP_KEY && entry.key !== "")
    .sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  return [...entries, { key: STAMP_KEY, value: stamp }];
}
