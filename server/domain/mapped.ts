import type { JsonValue } from "./json";

/** The value of one target field after the mapping; what it means is told by the field's descriptor. */
export type MappedValue = JsonValue;
export type MappedFields = Record<string, MappedValue>;

/** A product as the mapping leaves it: target field to value, for the product and for each of its variants. */
export interface MappedProduct {
  sourceId: string;
  kind: "simple" | "variable";
  fields: MappedFields;
  children: { sourceId: string; fields: MappedFields }[];
}
