import type { JsonObject, JsonValue } from "@/server/domain/json";

/** What a person looks for first. The same order in each pane lets neighbours be compared at a glance. */
const ORDER: readonly RegExp[] = [
  /^(name|title)$/,
  /^(number|e_?mail)$/i,
  /^(first_?name|last_?name|username)$/i,
  /^sku$/,
  /^(id|source_?id)$/i,
  /^(type|kind)$/,
  /^(status|is_visible|visible|catalog_visibility)$/,
  /^status_?(id|name)$/i,
  /^(total|total_inc_tax|currency)$/,
  /^customer(_?id)?$/i,
  /^(regular_)?price$/,
  /^sale_?price$/i,
  /price/i,
  /stock|inventory|backorder|availability/i,
  /weight/i,
  /^(dimensions|length|depth|width|height)$/,
  /categor/i,
  /brand/i,
  /option|attribute/i,
  /image/i,
  /description/i,
  /custom_?fields/i,
  /slug|url/i,
  /^billing/i,
  /^shipping/i,
  /^(lines|line_items|products)$/,
];

function rankOf(key: string): number {
  const rank = ORDER.findIndex((pattern) => pattern.test(key));
  if (rank >= 0) return rank;
  return /^meta/i.test(key) ? ORDER.length + 1 : ORDER.length;
}

/** Fields by importance, then by name: the database keeps them in no order that means anything. */
export function inReadingOrder(fields: JsonObject): [string, JsonValue][] {
  return Object.entries(fields).sort(([a], [b]) => rankOf(a) - rankOf(b) || a.localeCompare(b));
}
