import { isJsonObject, type JsonValue } from "@/server/domain/json";

export function isEmptyValue(value: JsonValue | undefined): boolean {
  return (
    value === null || value === undefined || value === "" || (Array.isArray(value) && value.length === 0)
  );
}

/** A value as text for templates, tables and replacements: lists are joined by commas, nothing is "". */
export function valueAsText(value: JsonValue): string {
  if (value === null) return "";
  if (Array.isArray(value)) return value.map(valueAsText).join(", ");
  if (isJsonObject(value)) {
    const { name, values, url } = value;
    if (typeof name === "string") return `${name}: ${valueAsText(values ?? null)}`;
    if (typeof url === "string") return url;
    return JSON.stringify(value);
  }
  return String(value);
}
