import type { FieldType } from "@/server/domain/field";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { isEmptyValue, valueAsText } from "@/server/mapping/value";

/** Names of categories and brands by their source id. */
export type ReferenceNames = ReadonlyMap<string, string>;

const LONGEST = 400;

function withoutTags(html: string): string {
  return html
    .replace(/<[^>]*>/g, " ")
    .replace(/&nbsp;/g, " ")
    .replace(/&amp;/g, "&")
    .replace(/&lt;/g, "<")
    .replace(/&gt;/g, ">")
    .replace(/&quot;/g, '"')
    .replace(/\s+/g, " ")
    .trim();
}

function counted(list: JsonValue[], one: string): string {
  return `${list.length} ${one}${list.length === 1 ? "" : "s"}`;
}

/** A value in one line for people; null when there is none. */
export function shownValue(value: JsonValue, type: FieldType, names: ReferenceNames): string | null {
  if (isEmptyValue(value)) return null;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) {
    if (type === "images") return counted(value, "image");
    if (type === "references")
      return value.map((id) => names.get(String(id)) ?? `id ${String(id)}`).join(", ");
    if (type === "attributes") {
      return value
        .map((entry) =>
          isJsonObject(entry)
            ? `${valueAsText(entry.name ?? "")}: ${valueAsText(entry.values ?? [])}`
            : valueAsText(entry),
        )
        .join("; ");
    }
  }
  const text = valueAsText(value);
  return (type === "html" ? withoutTags(text) : text).slice(0, LONGEST);
}
