import type { ReferenceLookup } from "@/server/connectors/core/target";
import type { JsonObject, JsonValue } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { termName } from "../terms/term-text";
import { isMapped, listOf } from "./read";

/** WooCommerce wants numbers; a dry run's placeholder stays the text that it is. */
export function idValue(id: string): JsonValue {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

function references(
  fields: MappedFields,
  key: "categories" | "brands",
  kind: "category" | "brand",
  lookup: ReferenceLookup,
): JsonObject {
  if (!isMapped(fields, key)) return {};
  const ids = listOf(fields[key]).flatMap((sourceId) => lookup.get(kind, sourceId) ?? []);
  const terms = [...new Set(ids)].map((id): JsonObject => ({ id: idValue(id) }));
  // An empty list of brands is ignored and leaves the old ones (seen on WooCommerce 10.5); no brand has the id 0.
  return { [key]: terms.length === 0 && key === "brands" ? [{ id: 0 }] : terms };
}

/** Categories and brands by id; tags by name, since WooCommerce makes a tag that it does not know. */
export function taxonomyFields(fields: MappedFields, lookup: ReferenceLookup): JsonObject {
  const tags = [...new Set(listOf(fields.tags).map((name) => termName(name).replaceAll("\\", "＼")))].filter(
    (name) => name !== "",
  );
  return {
    ...references(fields, "categories", "category", lookup),
    ...references(fields, "brands", "brand", lookup),
    ...(isMapped(fields, "tags") ? { tags: tags.map((name): JsonObject => ({ name })) } : {}),
  };
}
