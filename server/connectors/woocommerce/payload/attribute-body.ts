import type { ReferenceLookup } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { PlannedAttribute } from "./plan-attributes";
import { idValue } from "./taxonomy";

/** How an attribute is named in a body: by the id of the store-wide one, else by its name. */
function identity(attribute: PlannedAttribute, lookup: ReferenceLookup): JsonObject {
  const id = attribute.global ? lookup.get("attribute", attribute.key) : undefined;
  return id === undefined ? { name: attribute.name } : { id: idValue(id), name: attribute.name };
}

/** The product's own attributes keep their values in one text with "|" between them. */
function value(attribute: PlannedAttribute, lookup: ReferenceLookup, text: string): string {
  return "id" in identity(attribute, lookup) ? text : text.replaceAll("|", "¦");
}

export function productAttributes(attributes: PlannedAttribute[], lookup: ReferenceLookup): JsonObject[] {
  return attributes.map((attribute, position) => ({
    ...identity(attribute, lookup),
    position,
    visible: true,
    variation: attribute.variation,
    options: attribute.values.map((text) => value(attribute, lookup, text)),
  }));
}

export function variationAttributes(
  attributes: PlannedAttribute[],
  chosen: ReadonlyMap<string, string>,
  lookup: ReferenceLookup,
): JsonObject[] {
  return attributes.flatMap((attribute) => {
    const text = attribute.variation ? chosen.get(attribute.key) : undefined;
    return text === undefined
      ? []
      : [{ ...identity(attribute, lookup), option: value(attribute, lookup, text) }];
  });
}
