import type { Prisma } from "@/server/db/generated/client";
import { isJsonObject, type JsonValue } from "@/server/domain/json";

/** NUL and halves of surrogate pairs are valid in JSON text, but Postgres refuses them in jsonb. */
function storableText(text: string): string {
  return Buffer.from(text, "utf8").toString("utf8").replaceAll("\u0000", "\uFFFD");
}

function storable(value: JsonValue): JsonValue {
  if (typeof value === "string") return storableText(value);
  if (Array.isArray(value)) return value.map(storable);
  if (isJsonObject(value)) {
    return Object.fromEntries(
      Object.entries(value).map(([key, entry]) => [storableText(key), storable(entry)]),
    );
  }
  return value;
}

/** The value as JSON text that Postgres takes for jsonb. */
export function jsonText(value: unknown): string {
  return JSON.stringify(storable(JSON.parse(JSON.stringify(value ?? null)) as JsonValue));
}

/** The value as Prisma takes it for a Json column. */
export function jsonInput(value: object): Prisma.InputJsonValue {
  return JSON.parse(jsonText(value)) as Prisma.InputJsonValue;
}
