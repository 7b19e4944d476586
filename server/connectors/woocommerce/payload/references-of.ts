import type { Reference } from "@/server/connectors/core/target";
import type { ImportOptions } from "@/server/domain/import-settings";
import type { MappedRecord } from "@/server/domain/mapped";
import { termKey } from "./attribute-names";
import { planAttributes } from "./plan-attributes";

/** Pure: store-wide attributes and their values that this product needs. */
export function referencesOf(product: MappedRecord, options: ImportOptions): Reference[] {
  return planAttributes(product, options).attributes.flatMap((attribute): Reference[] => {
    if (!attribute.global) return [];
    return [
      { kind: "attribute", key: attribute.key, name: attribute.name },
      ...attribute.values.map(
        (value, position): Reference => ({
          kind: "attribute-term",
          key: termKey(attribute.name, value),
          attribute: attribute.name,
          value,
          position,
        }),
      ),
    ];
  });
}
