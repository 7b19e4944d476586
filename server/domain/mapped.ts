import type { JsonValue } from "./json";

/** The value of one target field after the mapping; what it means is told by the field's descriptor. */
export type MappedValue = JsonValue;
export type MappedFields = Record<string, MappedValue>;

/** A record as the mapping leaves it: target field to value, for the record and for each of a product's variants. */
export interface MappedRecord {
  sourceId: string;
  /** `variable` is a product with variants, `simple` everything else. */
  kind: "simple" | "variable";
  fields: MappedFields;
  children: { sourceId: string; fields: MappedFields }[];
}
