import type { ReferenceLookup } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { isMapped, listOf } from "./read";
import { idValue } from "./taxonomy";

/**
 * Upsells and cross-sells by id. Products that are not in the shop yet are left out: once they are, the list is
 * another one and is sent again.
 */
export function linkedProducts(fields: MappedFields, lookup: ReferenceLookup): JsonObject {
  const body: JsonObject = {};
  for (const key of ["upsell_ids", "cross_sell_ids"] as const) {
    if (!isMapped(fields, key)) continue;
    const ids = listOf(fields[key]).flatMap((sourceId) => lookup.get("product", sourceId) ?? []);
    body[key] = [...new Set(ids)].map(idValue);
  }
  return body;
}
