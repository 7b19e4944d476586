import { CHILD_WORDS } from "@/components/imports/import-words";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { fieldLabel } from "./field-label";
import { childOf, itemTitle } from "./pane-model";

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

/** "Red / Large: stock_quantity" names a variation before its field; what is a phrase already stays as it is. */
export function changeLabel(field: string): string {
  const at = field.lastIndexOf(": ");
  const [whose, key] = at < 0 ? ["", field] : [field.slice(0, at + 2), field.slice(at + 2)];
  return whose + (key.includes(" ") ? key : fieldLabel(key));
}

/** "variations.refund:7.amount" as "refund 7: amount": a path of the panes as a change's field is named. */
export function fieldOfPath(path: string): string {
  const below = /^variations\.([^.]+)\.(.+)$/.exec(path);
  if (!below) return path.replace(/^product\./, "");
  const { kind, id } = childOf(below[1] ?? "");
  return `${CHILD_WORDS[kind]} ${id}: ${below[2]}`;
}

/** A value in as few words as tell it from another: lists by the names or ids of their entries. */
export function shortText(value: JsonValue): string {
  if (typeof value === "string") return value;
  if (typeof value === "boolean") return value ? "Yes" : "No";
  if (Array.isArray(value)) {
    return value
      .map((entry, index) => {
        const plain = isJsonObject(entry) && Object.keys(entry).length <= 2;
        return plain ? itemTitle(entry, index) : shortText(entry);
      })
      .join(", ");
  }
  return JSON.stringify(value);
}
