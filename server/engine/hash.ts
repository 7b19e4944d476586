import { createHash } from "node:crypto";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

function canonicalText(value: JsonValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalText).join(",")}]`;
  if (isJsonObject(value)) {
    const entries = Object.keys(value)
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalText(value[key] ?? null)}`);
    return `{${entries.join(",")}}`;
  }
  return JSON.stringify(value);
}

/** Same text for the same value, whatever the order of its keys. 96 bits are plenty within one record. */
export function hashValue(value: JsonValue): string {
  return createHash("sha256").update(canonicalText(value)).digest("base64url").slice(0, 16);
}

/** One hash a top-level field, so that a later run sends only what differs. */
export function hashFields(body: JsonObject): Record<string, string> {
  return Object.fromEntries(Object.entries(body).map(([field, value]) => [field, hashValue(value)]));
}

/** Fields of `body` that were not last sent as they stand now. */
export function changedFields(body: JsonObject, lastSent: Record<string, string>): JsonObject {
  return Object.fromEntries(
    Object.entries(body).filter(([field, value]) => lastSent[field] !== hashValue(value)),
  );
}
