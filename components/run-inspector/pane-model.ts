import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";

export const PANES = ["read", "mapped", "sent", "answered"] as const;
export type PaneName = (typeof PANES)[number];

/** One object of a pane: the product itself, or one of its variations. `path` leads to it from the pane's root. */
export interface PanePart {
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

/** What a variation is called: its choices, else its SKU, else its id. */
function titleOf(fields: JsonObject, id: string): string {
  return (
    optionLabels(fields.option_values) ||
    optionLabels(fields.attributes) ||
    textOf(fields.sku) ||
    textOf(fields.name) ||
    `Variation ${id}`
  );
}

function readModel(value: JsonObject): PaneModel {
  const { variants, ...fields } = value;
  const list = Array.isArray(variants) ? variants : [];
  const parts = list.flatMap((variant, index): PanePart[] =>
    isJsonObject(variant)
      ? [
          {
            path: `read.variants.${index}`,
            title: titleOf(variant, textOf(variant.id) || String(index + 1)),
            fields: variant,
          },
        ]
      : [],
  );
  return { main: { path: "read", title: "", fields }, parts };
}

function mappedModel(value: JsonObject): PaneModel {
  const children = Array.isArray(value.children) ? value.children.filter(isJsonObject) : [];
  return {
    main: {
      path: "mapped.fields",
      title: "",
      fields: isJsonObject(value.fields) ? value.fields : value,
    },
    parts: children.map((child, index) => {
      const fields = isJsonObject(child.fields) ? child.fields : {};
      return {
        path: `mapped.children.${index}.fields`,
        title: titleOf(fields, textOf(child.sourceId)),
        fields,
      };
    }),
  };
}

function writtenModel(pane: "sent" | "answered", value: JsonObject): PaneModel {
  const variations = isJsonObject(value.variations) ? value.variations : {};
  return {
    main: {
      path: `${pane}.product`,
      title: "",
      fields: isJsonObject(value.product) ? value.product : {},
    },
    parts: Object.entries(variations).map(([id, body]) => {
      const fields = isJsonObject(body) ? body : {};
      return { path: `${pane}.variations.${id}`, title: titleOf(fields, id), fields };
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
