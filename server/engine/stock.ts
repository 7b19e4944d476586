import type { JsonObject } from "@/server/domain/json";
import type { LoadItem } from "./load-item";

function only(body: JsonObject, fields: ReadonlySet<string>): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([field]) => fields.has(field)));
}

/**
 * Leaves nothing of an item but the stock and prices of what the target has already: the rest of it, new variants and
 * those that are gone are left to a run that brings everything.
 */
export function keepStockOnly(item: LoadItem, stockFields: readonly string[]): void {
  const fields = new Set(stockFields);
  item.partial = true;
  const { known, payload } = item;
  if (!known) {
    item.skipped = true;
    return;
  }
  payload.body = only(payload.body, fields);
  payload.children = payload.children
    .filter((child) => child.kind === "variant" && known.children.has(child.sourceId))
    .map((child) => ({ ...child, body: only(child.body, fields) }));
  const kept = new Set(payload.children.map((child) => child.sourceId));
  for (const key of known.children.keys()) if (!kept.has(key)) known.children.delete(key);
}
