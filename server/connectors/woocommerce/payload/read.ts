import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { type DecimalString, toDecimalString } from "@/server/domain/money";

/** Whether a rule of the mapping fills this field at all; one that it leaves alone is never sent. */
export function isMapped(fields: MappedFields, key: string): boolean {
  return fields[key] !== undefined;
}

export function textOf(value: JsonValue | undefined): string {
  if (value === undefined || value === null) return "";
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  return isJsonObject(value) ? "" : String(value);
}

export function decimalOf(value: JsonValue | undefined): DecimalString | null {
  return toDecimalString(value ?? null);
}

const TRUE_WORDS = new Set(["true", "yes", "1", "on"]);

export function booleanOf(value: JsonValue | undefined): boolean {
  return typeof value === "boolean" ? value : TRUE_WORDS.has(textOf(value).trim().toLowerCase());
}

export function listOf(value: JsonValue | undefined): string[] {
  const entries = Array.isArray(value) ? value : value === undefined || value === null ? [] : [value];
  return entries.map(textOf).filter((text) => text !== "");
}

export interface NamedValues {
  name: string;
  values: string[];
}

export function attributesOf(value: JsonValue | undefined): NamedValues[] {
  const entries = Array.isArray(value) ? value : [];
  return entries.flatMap((entry) =>
    isJsonObject(entry) ? [{ name: textOf(entry.name), values: listOf(entry.values) }] : [],
  );
}
