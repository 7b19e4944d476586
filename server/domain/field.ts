/** Values that no transform can make out of something else; a field takes its own kind alone. */
const STRUCTURED_TYPES = [
  "references",
  "images",
  "attributes",
  /** Entries with several values each, kept as JSON. */
  "data",
  "reviews",
  "order_lines",
  "order_charges",
  "order_taxes",
  "order_refunds",
  "order_notes",
] as const;

const PLAIN_TYPES = [
  "text",
  "html",
  "money",
  "number",
  "integer",
  "boolean",
  "date",
  "enum",
  "list",
] as const;

export type FieldType = (typeof STRUCTURED_TYPES)[number] | (typeof PLAIN_TYPES)[number];

export function isStructured(type: FieldType): boolean {
  return STRUCTURED_TYPES.some((one) => one === type);
}

/** `item` is the record itself, `child` one of a product's variants. */
export const FIELD_LEVELS = ["item", "child"] as const;
export type FieldLevel = (typeof FIELD_LEVELS)[number];

/** One field of a platform as the mapping shows it. */
export interface FieldDescriptor {
  /** Stable name, such as "regular_price", "meta:_yoast_wpseo_title" or "customFields.Material". */
  key: string;
  level: FieldLevel;
  label: string;
  type: FieldType;
  /** Heading under which the field is listed, such as "Prices". */
  group: string;
  /** One sentence for a shopkeeper. */
  help?: string;
  required?: boolean;
  maxLength?: number;
  /** Allowed values of an enum. */
  values?: string[];
  /** Keys of canonical source fields that fill this target field by default; the first that is there is taken. */
  auto?: string[];
  /** Value table that the automatic mapping puts on the rule, such as true -> publish. */
  autoTable?: Record<string, string>;
}
