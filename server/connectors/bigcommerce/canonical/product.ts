import type { IssueDraft } from "@/server/domain/issue";
import type { JsonValue } from "@/server/domain/json";
import type { Product } from "@/server/domain/product";
import { parseLeniently } from "../schemas/lenient";
import { productSchema, type RawProduct, type RawVariant } from "../schemas/product";
import { imagesOf } from "./images";
import { productPrices } from "./prices";
import { partsOf } from "./product-parts";
import { pathOf, positive, trimmed, unlessZero, unlessZeroText, utc } from "./values";
import { readVariants } from "./variants";

const MAX_DROPPED = 10;

export interface CanonicalProduct {
  product: Product | null;
  issues: IssueDraft[];
}

/** A product as BigCommerce sent it, read as a canonical one. Pure; odd data becomes issues, never an exception. */
export function toCanonicalProduct(raw: JsonValue): CanonicalProduct {
  const { value, dropped } = parseLeniently(productSchema, raw);
  if (!value) {
    return {
      product: null,
      issues: [{ code: "record_malformed", details: { detail: "it is no product with an id" } }],
    };
  }
  const issues: IssueDraft[] = dropped.slice(0, MAX_DROPPED).map((field) => ({
    code: "value_dropped",
    field,
    details: { detail: "the source sent it in a form that cannot be read" },
  }));
  return { product: build(value, issues), issues };
}

function build(raw: RawProduct, issues: IssueDraft[]): Product {
  const { options, variants, base } = readVariants(raw, issues);
  const variable = variants.length > 0;
  const prices = productPrices(raw);
  return {
    sourceId: raw.id,
    kind: variable ? "variable" : "simple",
    digital: raw.type === "digital",
    name: raw.name.trim(),
    sku: trimmed(raw.sku) ?? trimmed(base?.sku ?? ""),
    description: raw.description,
    ...prices,
    price: prices.price ?? base?.price ?? null,
    mapPrice: unlessZero(raw.map_price),
    weight: unlessZero(raw.weight ?? base?.weight ?? null),
    length: unlessZero(raw.depth ?? base?.depth ?? null),
    width: unlessZero(raw.width ?? base?.width ?? null),
    height: unlessZero(raw.height ?? base?.height ?? null),
    ...stockOf(raw, base, variable),
    availability: availabilityOf(raw, base),
    visible: raw.is_visible ?? true,
    featured: raw.is_featured ?? false,
    condition: conditionOf(raw),
    brand: raw.brand_id === null ? null : { sourceId: raw.brand_id, name: null },
    categoryIds: [...new Set(raw.categories)],
    images: imagesOf(raw, issues),
    options,
    variants,
    customFields: raw.custom_fields
      .map((field) => ({ name: field.name.trim(), value: field.value.trim() }))
      .filter((field) => field.name !== "" && field.value !== ""),
    gtin: trimmed(raw.gtin) ?? trimmed(base?.gtin ?? ""),
    upc: trimmed(raw.upc) ?? trimmed(base?.upc ?? ""),
    mpn: trimmed(raw.mpn) ?? trimmed(base?.mpn ?? ""),
    seoTitle: trimmed(raw.page_title),
    seoDescription: trimmed(raw.meta_description),
    seoKeywords: words(raw.meta_keywords),
    searchKeywords: words(raw.search_keywords.split(",")),
    urlPath: pathOf(raw.custom_url?.url ?? ""),
    minimumQuantity: positive(raw.order_quantity_minimum),
    maximumQuantity: positive(raw.order_quantity_maximum),
    warranty: unlessZeroText(raw.warranty),
    availabilityText: unlessZeroText(raw.availability_description),
    sortOrder: raw.sort_order,
    ...partsOf(raw),
    createdAt: utc(raw.date_created),
    modifiedAt: utc(raw.date_modified),
  };
}

type Stock = Pick<Product, "stockTracking" | "stockQuantity" | "lowStockLevel">;

function stockOf(raw: RawProduct, base: RawVariant | null, variable: boolean): Stock {
  const tracking = trackingOf(raw.inventory_tracking);
  const ofProduct = {
    stockQuantity: raw.inventory_level,
    lowStockLevel: positive(raw.inventory_warning_level),
  };
  if (tracking !== "variant" || variable) return { stockTracking: tracking, ...ofProduct };
  // A product without options can still be tracked by its base variant.
  return {
    stockTracking: "product",
    stockQuantity: base?.inventory_level ?? raw.inventory_level,
    lowStockLevel: positive(base?.inventory_warning_level ?? null) ?? ofProduct.lowStockLevel,
  };
}

/** "simple" and "sku" are the V2 API's words. */
function trackingOf(value: string): Product["stockTracking"] {
  if (value === "product" || value === "simple") return "product";
  return value === "variant" || value === "sku" ? "variant" : "none";
}

function availabilityOf(raw: RawProduct, base: RawVariant | null): Product["availability"] {
  if (raw.availability === "disabled" || base?.purchasing_disabled === true) return "disabled";
  return raw.availability === "preorder" ? "preorder" : "available";
}

/** Answers write it with a capital, filters take it without one. */
function conditionOf(raw: RawProduct): string | null {
  const text = trimmed(raw.condition);
  return text === null ? null : text.charAt(0).toUpperCase() + text.slice(1).toLowerCase();
}

function words(list: string[]): string[] {
  return [...new Set(list.map((word) => word.trim()).filter((word) => word !== ""))];
}
