import type { ReferenceLookup } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import type { MappedFields } from "@/server/domain/mapped";
import { isMapped, listOf } from "./read";
import { idValue } from "./taxonomy";

/** Fields that point at other products. */
export const LINK_FIELDS = ["upsell_ids", "cross_sell_ids"] as const;

/**
 * Upsells and cross-sells by id. Products that are not in the shop yet are left out: once they are, the list is
 * another one and is sent again.
 */
export function linkedProducts(
  fields: MappedFields,
  lookup: ReferenceLookup,
): { body: JsonObject; awaits: boolean } {
  const body: JsonObject = {};
  let awaits = false;
  for (const key of LINK_FIELDS) {
    if (!isMapped(fields, key)) continue;
    const ids = listOf(fields[key]).map((sourceId) => lookup.get("product", sourceId));
    const known = ids.filter((id) => id !== undefined);
    awaits ||= known.length < ids.length;
    body[key] = [...new Set(known)].map(idValue);
  }
  return { body, awaits };
}
