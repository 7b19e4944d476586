import type { FieldDifference } from "@/server/connectors/core/target";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { textOf } from "../payload/read";
import { withoutSlashes } from "../text";
import {
  sameCategories,
  sameProductAttributes,
  sameTags,
  sameTerms,
  sameVariationAttributes,
} from "./compare-lists";
import {
  type Same,
  sameDate,
  sameHtml,
  sameJson,
  sameName,
  sameNumber,
  sameShownText,
  sameSlug,
  sameStatus,
  sameText,
  sameTracking,
} from "./compare-values";

const COMMON: Record<string, Same> = {
  name: sameName,
  slug: sameSlug,
  status: sameStatus,
  description: sameHtml,
  short_description: sameHtml,
  purchase_note: sameShownText,
  sku: sameText,
  regular_price: sameNumber,
  sale_price: sameNumber,
  manage_stock: sameTracking,
  stock_quantity: sameNumber,
  low_stock_amount: sameNumber,
  weight: sameNumber,
  menu_order: sameNumber,
  categories: sameCategories,
  brands: sameTerms,
  tags: sameTags,
  attributes: sameProductAttributes,
  date_created_gmt: sameDate,
  // Of a review.
  review: sameShownText,
  reviewer: sameText,
  rating: sameNumber,
};

const OF_VARIATION: Record<string, Same> = {
  ...COMMON,
  description: sameShownText,
  attributes: sameVariationAttributes,
  // A variation without a SKU shows that of its product, and without a tax class likewise.
  sku: (sent, held) => sent === "" || sameText(sent, held),
  tax_class: (sent, held) => sent === "parent" || sameText(sent, held),
};

/** Texts are shown as a person reads them, not as they travel. */
const SLASHED = new Set(["name", "description", "short_description", "purchase_note"]);

/** Pure: custom fields of a sent list that a held one does not have, or has with another value. */
export function metaDifferences(sent: JsonValue, held: JsonValue): FieldDifference[] {
  const kept = new Map<string, JsonValue>();
  for (const entry of Array.isArray(held) ? held : []) {
    if (isJsonObject(entry)) kept.set(textOf(entry.key), entry.value ?? null);
  }
  const lines = (value: JsonValue) => textOf(value).replaceAll("\r\n", "\n");
  return (Array.isArray(sent) ? sent : []).filter(isJsonObject).flatMap((entry) => {
    const key = textOf(entry.key);
    const [before, after] = [kept.get(key) ?? null, entry.value ?? null];
    const same =
      typeof after === "object" && after !== null ? sameJson(after, before) : lines(after) === lines(before);
    return same ? [] : [{ field: `meta:${key}`, before, after }];
  });
}

function dimensionDifferences(sent: JsonValue, held: JsonValue): FieldDifference[] {
  const [wanted, found] = [isJsonObject(sent) ? sent : {}, isJsonObject(held) ? held : {}];
  return Object.entries(wanted).flatMap(([side, after]) => {
    const before = found[side] ?? null;
    return sameNumber(after, before) ? [] : [{ field: side, before, after }];
  });
}

/** Pure: fields of a sent body that a product or variation, as the store hands it out, does not hold. */
export function differences(sent: JsonObject, held: JsonObject): FieldDifference[] {
  const rules = held.type === "variation" ? OF_VARIATION : COMMON;
  return Object.entries(sent).flatMap(([field, value]): FieldDifference[] => {
    const before = held[field] ?? null;
    if (field === "meta_data") return metaDifferences(value, before);
    if (field === "dimensions") return dimensionDifferences(value, before);
    if ((rules[field] ?? sameJson)(value, before)) return [];
    const after = SLASHED.has(field) && typeof value === "string" ? withoutSlashes(value) : value;
    return [{ field, before, after }];
  });
}
