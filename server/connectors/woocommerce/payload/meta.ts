import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { META_PREFIX, PRODUCT_ADDONS } from "../fields/meta-field";
import { productAddons } from "./product-addons";
import { textOf } from "./read";

export const STAMP_KEY = "_primelink_source";

export function productStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:product:${sourceId}`;
}

export function variationStamp(sourceKey: string, sourceId: string): string {
  return `${sourceKey}:variant:${sourceId}`;
}

/** Entries with several values each are kept as JSON: a text comes back from WordPress as it was sent, a list not always. */
function isData(value: JsonValue): boolean {
  return Array.isArray(value) ? value.some((entry) => typeof entry === "object") : isJsonObject(value);
}

function metaValue(key: string, value: JsonValue = null): JsonValue {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (key === PRODUCT_ADDONS) {
    const addons = productAddons(value);
    return addons.length === 0 ? null : addons;
  }
  if (isData(value)) return JSON.stringify(value);
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
    .map((field): JsonObject => {
      const key = field.slice(META_PREFIX.length);
      return { key, value: metaValue(key, fields[field]) };
    })
    .filter((entry) => entry.key !== STAMP_KEY && entry.key !== "")
    .sort((a, b) => (String(a.key) < String(b.key) ? -1 : 1));
  return [...entries, { key: STAMP_KEY, value: stamp }];
}
