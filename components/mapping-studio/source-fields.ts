import type { Entity } from "@/server/domain/entity";
import type { FieldDescriptor, FieldLevel, FieldType } from "@/server/domain/field";
import { SOURCE_FIELDS } from "@/server/domain/source-fields";
import { CUSTOM_FIELD_PREFIX, PRODUCT_PREFIX } from "@/server/mapping/source-reader";

/** A source field as it can be chosen for a rule. */
export interface SourceField {
  key: string;
  label: string;
  group: string;
  type: FieldType;
}

function plain({ key, label, group, type }: FieldDescriptor): SourceField {
  return { key, label, group, type };
}

function customField(name: string): SourceField {
  return { key: CUSTOM_FIELD_PREFIX + name, label: name, group: "Custom fields", type: "text" };
}

/** What a rule of this level can read. Custom fields are those that sampled records have. */
export function sourceFields(
  entity: Entity,
  level: FieldLevel,
  customFields: readonly string[],
): SourceField[] {
  const { item, child } = SOURCE_FIELDS[entity];
  const ofRecord = [...item.map(plain), ...customFields.map(customField)];
  if (level === "item") return ofRecord;
  return [
    ...child.map(plain),
    ...ofRecord.map((field) => ({
      ...field,
      key: PRODUCT_PREFIX + field.key,
      label: `Product: ${field.label}`,
      group: "Of the product",
    })),
  ];
}

/** The field of a key, also of a custom field that no sampled record has. */
export function findSourceField(fields: readonly SourceField[], key: string): SourceField | undefined {
  const known = fields.find((field) => field.key === key);
  if (known) return known;
  const ofProduct = key.startsWith(PRODUCT_PREFIX);
  const own = ofProduct ? key.slice(PRODUCT_PREFIX.length) : key;
  if (!own.startsWith(CUSTOM_FIELD_PREFIX)) return undefined;
  const field = customField(own.slice(CUSTOM_FIELD_PREFIX.length));
  return ofProduct ? { ...field, key, label: `Product: ${field.label}` } : field;
}
