import { CHILD_WORDS, sentenceCase } from "@/components/imports/import-words";
import { CHILD_KINDS, type ChildKind } from "@/server/domain/entity";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

export const PANES = ["read", "mapped", "sent", "answered"] as const;
export type PaneName = (typeof PANES)[number];

/** One object of a pane: the record itself, or one that lies below it. `path` leads to it from the pane's root. */
export interface PanePart {
  /** Null for the record itself. */
  kind: ChildKind | null;
  path: string;
  title: string;
  fields: JsonObject;
}

/** A pane as it is read: the record's own fields, then its parts. Null where there is nothing. */
export interface PaneModel {
  main: PanePart;
  parts: PanePart[];
}

function textOf(value: JsonValue | undefined): string {
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function optionLabels(value: JsonValue | undefined): string {
  const labels = Array.isArray(value)
    ? value.filter(isJsonObject).map((entry) => textOf(entry.label) || textOf(entry.option))
    : [];
  return labels.filter(Boolean).join(" / ");
}

const LONGEST_TITLE = 48;

function short(text: string): string {
  const line = text
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim();
  return line.length > LONGEST_TITLE ? `${line.slice(0, LONGEST_TITLE - 1)}…` : line;
}

/** What an object below a record is called: a variation by its choices, a note by its words, a refund by its amount. */
function titleOf(fields: JsonObject, id: string, kind: ChildKind): string {
  const word = sentenceCase(CHILD_WORDS[kind]);
  switch (kind) {
    case "variant":
      return (
        optionLabels(fields.option_values) ||
        optionLabels(fields.attributes) ||
        textOf(fields.sku) ||
        textOf(fields.name) ||
        `${word} ${id}`
      );
    case "refund": {
      const amount = textOf(fields.amount);
      return amount ? `${word} of ${amount}` : `${word} ${id}`;
    }
    case "note":
      return short(textOf(fields.note)) || `${word} ${id}`;
    case "review":
      return textOf(fields.reviewer) ? `${word} by ${textOf(fields.reviewer)}` : `${word} ${id}`;
  }
}

/** "refund:7" as kind and id; a variation is kept under its id alone. */
export function childOf(key: string): { kind: ChildKind; id: string } {
  const cut = key.indexOf(":");
  const kind = CHILD_KINDS.find((candidate) => candidate === key.slice(0, Math.max(cut, 0)));
  return kind ? { kind, id: key.slice(cut + 1) } : { kind: "variant", id: key };
}

function readModel(value: JsonObject): PaneModel {
  const { variants, ...fields } = value;
  const list = Array.isArray(variants) ? variants : [];
  const parts = list.flatMap((variant, index): PanePart[] =>
    isJsonObject(variant)
      ? [
          {
            kind: "variant",
            path: `read.variants.${index}`,
            title: titleOf(variant, textOf(variant.id) || String(index + 1), "variant"),
            fields: variant,
          },
        ]
      : [],
  );
  return { main: { kind: null, path: "read", title: "", fields }, parts };
}

function mappedModel(value: JsonObject): PaneModel {
  const children = Array.isArray(value.children) ? value.children.filter(isJsonObject) : [];
  return {
    main: {
      kind: null,
      path: "mapped.fields",
      title: "",
      fields: isJsonObject(value.fields) ? value.fields : value,
    },
    parts: children.map((child, index) => {
      const fields = isJsonObject(child.fields) ? child.fields : {};
      return {
        kind: "variant",
        path: `mapped.children.${index}.fields`,
        title: titleOf(fields, textOf(child.sourceId), "variant"),
        fields,
      };
    }),
  };
}

function writtenModel(pane: "sent" | "answered", value: JsonObject): PaneModel {
  const variations = isJsonObject(value.variations) ? value.variations : {};
  return {
    main: {
      kind: null,
      path: `${pane}.product`,
      title: "",
      fields: isJsonObject(value.product) ? value.product : {},
    },
    parts: Object.entries(variations).map(([key, body]) => {
      const fields = isJsonObject(body) ? body : {};
      const { kind, id } = childOf(key);
      return { kind, path: `${pane}.variations.${key}`, title: titleOf(fields, id, kind), fields };
    }),
  };
}

export function paneModel(pane: PaneName, value: JsonValue): PaneModel | null {
  if (!isJsonObject(value)) return null;
  if (pane === "read") return readModel(value);
  if (pane === "mapped") return mappedModel(value);
  return writtenModel(pane, value);
}

/** Nothing that a person would miss: what stores answer for fields that nobody has filled in. */
export function isEmpty(value: JsonValue): boolean {
  if (value === null || value === "") return true;
  if (Array.isArray(value)) return value.length === 0;
  return isJsonObject(value) && Object.values(value).every(isEmpty);
}

/** Entries such as custom fields and metadata, that say their own name and value. */
export function asNamedValues(items: JsonValue[]): { name: string; value: JsonValue }[] | null {
  const named = items.map((item) => {
    if (!isJsonObject(item)) return null;
    const name = textOf(item.key) || textOf(item.name);
    const extra = Object.keys(item).filter((key) => !["id", "key", "name", "value"].includes(key));
    return name && "value" in item && extra.length === 0 ? { name, value: item.value ?? null } : null;
  });
  return named.every((entry) => entry !== null) && named.length > 0 ? named : null;
}

/** What an entry of a list is called. */
export function itemTitle(item: JsonObject, index: number): string {
  for (const key of ["display_name", "name", "label", "title", "sku", "image_file", "alt", "option", "id"]) {
    const text = textOf(item[key]);
    if (text) return text;
  }
  return `Entry ${index + 1}`;
}
