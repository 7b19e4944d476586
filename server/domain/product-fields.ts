import type { FieldDescriptor } from "./field";
import type { JsonValue } from "./json";
import type { Product, ProductVariant } from "./product";

/**
 * A field of the canonical product that a mapping can read, with how to read it.
 * Values are JSON: decimals as text, lists as arrays, what is not set as null.
 */
export interface ProductField extends FieldDescriptor {
  read(product: Product): JsonValue;
}

export interface VariantField extends FieldDescriptor {
  read(variant: ProductVariant, product: Product): JsonValue;
}

type Shape = Pick<FieldDescriptor, "label" | "type" | "group"> &
  Partial<Pick<FieldDescriptor, "help" | "values">>;

function item(key: string, shape: Shape, read: ProductField["read"]): ProductField {
  return { key, level: "item", ...shape, read };
}

function child(key: string, shape: Shape, read: VariantField["read"]): VariantField {
  return { key, level: "child", ...shape, read };
}

/**
 * Whether the quantity decides if it can be bought. What the merchant took off sale stays off sale in the target,
 * where a tracked quantity would put it on sale again.
 */
function isStockManaged(product: Product, level: "product" | "variant"): boolean {
  return product.stockTracking === level && product.availability !== "disabled";
}

const STOCK_STATUSES = ["in_stock", "out_of_stock", "on_backorder"];

/** Whether a shopper can have it now; availability outranks the quantity. */
export function stockStatusOf(product: Product): string {
  if (product.availability === "disabled") return "out_of_stock";
  if (product.availability === "preorder") return "on_backorder";
  if (product.stockTracking === "product")
    return (product.stockQuantity ?? 0) > 0 ? "in_stock" : "out_of_stock";
  if (product.stockTracking === "variant") {
    const levels = product.variants.map((variant) => variant.stockQuantity ?? 0);
    const total = levels.length > 0 ? Math.max(...levels) : (product.stockQuantity ?? 0);
    return total > 0 ? "in_stock" : "out_of_stock";
  }
  return "in_stock";
}

export function variantStockStatusOf(variant: ProductVariant, product: Product): string {
  if (!variant.purchasable || product.availability === "disabled") return "out_of_stock";
  if (product.availability === "preorder") return "on_backorder";
  if (product.stockTracking === "variant")
    return (variant.stockQuantity ?? 0) > 0 ? "in_stock" : "out_of_stock";
  return stockStatusOf(product);
}

/** Lists as JSON; null when there is nothing in them. */
function asData(list: readonly object[]): JsonValue {
  return list.length === 0 ? null : (list.map((entry) => ({ ...entry })) as JsonValue);
}

function slugOf(product: Product): string | null {
  const parts = (product.urlPath ?? "").split("/").filter((part) => part !== "");
  const last = parts.at(-1)?.replace(/\.html?$/i, "");
  return last ? last : null;
}

export const PRODUCT_FIELDS: readonly ProductField[] = [
  item("sourceId", { label: "Product id", type: "text", group: "Basics" }, (p) => p.sourceId),
  item("name", { label: "Name", type: "text", group: "Basics" }, (p) => p.name),
  item("sku", { label: "SKU", type: "text", group: "Basics" }, (p) => p.sku),
  item("description", { label: "Description", type: "html", group: "Basics" }, (p) => p.description),
  item("digital", { label: "Digital product", type: "boolean", group: "Basics" }, (p) => p.digital),
  item("slug", { label: "Address (last part)", type: "text", group: "Basics" }, slugOf),
  item("urlPath", { label: "Address (path)", type: "text", group: "Basics" }, (p) => p.urlPath),
  item(
    "visible",
    { label: "Visible on the storefront", type: "boolean", group: "Visibility" },
    (p) => p.visible,
  ),
  item("featured", { label: "Featured", type: "boolean", group: "Visibility" }, (p) => p.featured),
  item(
    "availability",
    {
      label: "Availability",
      type: "enum",
      group: "Visibility",
      values: ["available", "disabled", "preorder"],
    },
    (p) => p.availability,
  ),
  item(
    "availabilityText",
    { label: "Availability text", type: "text", group: "Visibility" },
    (p) => p.availabilityText,
  ),
  item("sortOrder", { label: "Sort order", type: "integer", group: "Visibility" }, (p) => p.sortOrder),
  item("price", { label: "Price", type: "money", group: "Prices" }, (p) => p.price),
  item("salePrice", { label: "Sale price", type: "money", group: "Prices" }, (p) => p.salePrice),
  item("retailPrice", { label: "Retail price (MSRP)", type: "money", group: "Prices" }, (p) => p.retailPrice),
  item("costPrice", { label: "Cost", type: "money", group: "Prices" }, (p) => p.costPrice),
  item("mapPrice", { label: "Minimum advertised price", type: "money", group: "Prices" }, (p) => p.mapPrice),
  item(
    "taxClassId",
    { label: "Tax class id", type: "text", group: "Prices" },
    (p) => p.taxClass?.sourceId ?? null,
  ),
  item(
    "taxClass",
    { label: "Tax class", type: "text", group: "Prices" },
    (p) => p.taxClass?.name ?? p.taxClass?.sourceId ?? null,
  ),
  item("taxCode", { label: "Tax code", type: "text", group: "Prices" }, (p) => p.taxCode),
  item("taxable", { label: "Taxable", type: "boolean", group: "Prices" }, (p) => p.taxable),
  item("bulkPricing", { label: "Bulk prices", type: "data", group: "Prices" }, (p) => asData(p.bulkPricing)),
  item("priceListPrices", { label: "Prices by customer group", type: "data", group: "Prices" }, (p) =>
    asData(p.priceListPrices),
  ),
  item(
    "priceHidden",
    { label: "Price is hidden", type: "boolean", group: "Prices" },
    (p) => p.priceHidden !== null,
  ),
  item(
    "priceHiddenLabel",
    { label: "Text in place of the price", type: "text", group: "Prices" },
    (p) => p.priceHidden?.label ?? null,
  ),
  item("stock.managed", { label: "Stock is tracked", type: "boolean", group: "Stock" }, (p) =>
    isStockManaged(p, "product"),
  ),
  item("stock.quantity", { label: "Stock quantity", type: "integer", group: "Stock" }, (p) =>
    isStockManaged(p, "product") ? (p.stockQuantity ?? 0) : null,
  ),
  item(
    "stock.status",
    { label: "Stock status", type: "enum", group: "Stock", values: STOCK_STATUSES },
    stockStatusOf,
  ),
  item("stock.low", { label: "Low stock level", type: "integer", group: "Stock" }, (p) => p.lowStockLevel),
  item(
    "stock.preorder",
    { label: "Sold on backorder", type: "boolean", group: "Stock" },
    (p) => p.availability === "preorder",
  ),
  item(
    "minimumQuantity",
    { label: "Minimum order quantity", type: "integer", group: "Stock" },
    (p) => p.minimumQuantity,
  ),
  item(
    "maximumQuantity",
    { label: "Maximum order quantity", type: "integer", group: "Stock" },
    (p) => p.maximumQuantity,
  ),
  item(
    "soldOnce",
    { label: "One per order", type: "boolean", group: "Stock" },
    (p) => p.maximumQuantity === 1,
  ),
  item(
    "preorderDate",
    { label: "Pre-order release date", type: "date", group: "Stock" },
    (p) => p.preorder.releaseDate,
  ),
  item(
    "preorderMessage",
    { label: "Pre-order message", type: "text", group: "Stock" },
    (p) => p.preorder.message,
  ),
  item(
    "preorderOnly",
    { label: "Pre-order ends on release", type: "boolean", group: "Stock" },
    (p) => p.preorder.only,
  ),
  item("binNumber", { label: "Bin picking number", type: "text", group: "Stock" }, (p) => p.binNumber),
  item("freeShipping", { label: "Free shipping", type: "boolean", group: "Shipping" }, (p) => p.freeShipping),
  item(
    "fixedShippingPrice",
    { label: "Fixed shipping price", type: "money", group: "Shipping" },
    (p) => p.fixedShippingPrice,
  ),
  item(
    "giftWrapping",
    { label: "Gift wrapping", type: "text", group: "Shipping" },
    (p) => p.giftWrapping.kind,
  ),
  item(
    "giftWrappingIds",
    { label: "Gift wrapping choices (ids)", type: "list", group: "Shipping" },
    (p) => p.giftWrapping.optionIds,
  ),
  item("weight", { label: "Weight", type: "number", group: "Shipping" }, (p) => p.weight),
  item("length", { label: "Length (depth)", type: "number", group: "Shipping" }, (p) => p.length),
  item("width", { label: "Width", type: "number", group: "Shipping" }, (p) => p.width),
  item("height", { label: "Height", type: "number", group: "Shipping" }, (p) => p.height),
  item("categories", { label: "Categories", type: "references", group: "Catalogue" }, (p) => p.categoryIds),
  item("brand", { label: "Brand", type: "references", group: "Catalogue" }, (p) =>
    p.brand ? [p.brand.sourceId] : [],
  ),
  item("brandName", { label: "Brand name", type: "text", group: "Catalogue" }, (p) => p.brand?.name ?? null),
  item("options", { label: "Options", type: "attributes", group: "Catalogue" }, (p) =>
    p.options.map((option) => ({ name: option.name, values: option.values })),
  ),
  item("customFields", { label: "Custom fields", type: "attributes", group: "Catalogue" }, (p) => {
    const merged = new Map<string, string[]>();
    for (const field of p.customFields) {
      const values = merged.get(field.name) ?? [];
      if (!values.includes(field.value)) values.push(field.value);
      merged.set(field.name, values);
    }
    return [...merged].map(([name, values]) => ({ name, values }));
  }),
  item("images", { label: "Images", type: "images", group: "Catalogue" }, (p) =>
    p.images.map((image) => ({
      sourceId: image.sourceId,
      url: image.url,
      alt: image.alt,
      position: image.position,
    })),
  ),
  item("related", { label: "Related products", type: "references", group: "Catalogue" }, (p) => p.relatedIds),
  item("modifiers", { label: "Modifiers", type: "data", group: "Catalogue" }, (p) => asData(p.modifiers)),
  item("videos", { label: "Videos", type: "data", group: "Catalogue" }, (p) => asData(p.videos)),
  item("metafields", { label: "Metafields", type: "data", group: "Catalogue" }, (p) => asData(p.metafields)),
  item("reviews", { label: "Reviews", type: "reviews", group: "Catalogue" }, (p) => asData(p.reviews) ?? []),
  item(
    "conditionShown",
    { label: "Condition is shown", type: "boolean", group: "Identifiers" },
    (p) => p.conditionShown,
  ),
  item("condition", { label: "Condition", type: "text", group: "Identifiers" }, (p) => p.condition),
  item("gtin", { label: "GTIN", type: "text", group: "Identifiers" }, (p) => p.gtin),
  item("upc", { label: "UPC / EAN", type: "text", group: "Identifiers" }, (p) => p.upc),
  item("mpn", { label: "Manufacturer part number", type: "text", group: "Identifiers" }, (p) => p.mpn),
  item("seoTitle", { label: "Page title", type: "text", group: "Search engines" }, (p) => p.seoTitle),
  item(
    "seoDescription",
    { label: "Meta description", type: "text", group: "Search engines" },
    (p) => p.seoDescription,
  ),
  item(
    "seoKeywords",
    { label: "Meta keywords", type: "list", group: "Search engines" },
    (p) => p.seoKeywords,
  ),
  item(
    "searchKeywords",
    { label: "Search keywords", type: "list", group: "Search engines" },
    (p) => p.searchKeywords,
  ),
  item(
    "openGraphType",
    { label: "Shared as", type: "text", group: "Search engines" },
    (p) => p.openGraph.type,
  ),
  item(
    "openGraphTitle",
    { label: "Title when shared", type: "text", group: "Search engines" },
    (p) => p.openGraph.title,
  ),
  item(
    "openGraphDescription",
    { label: "Description when shared", type: "text", group: "Search engines" },
    (p) => p.openGraph.description,
  ),
  item(
    "openGraphUseImage",
    { label: "Shared with its image", type: "boolean", group: "Search engines" },
    (p) => p.openGraph.useImage,
  ),
  item("warranty", { label: "Warranty", type: "html", group: "Basics" }, (p) => p.warranty),
  item("createdAt", { label: "Created", type: "date", group: "Dates" }, (p) => p.createdAt),
  item("modifiedAt", { label: "Last modified", type: "date", group: "Dates" }, (p) => p.modifiedAt),
];

export const VARIANT_FIELDS: readonly VariantField[] = [
  child("sourceId", { label: "Variant id", type: "text", group: "Basics" }, (v) => v.sourceId),
  child("sku", { label: "SKU", type: "text", group: "Basics" }, (v) => v.sku),
  child("choices", { label: "Choices", type: "attributes", group: "Basics" }, (v) =>
    v.choices.map((choice) => ({ name: choice.option, values: [choice.value] })),
  ),
  child(
    "purchasable",
    { label: "Can be bought", type: "boolean", group: "Visibility" },
    (v) => v.purchasable,
  ),
  child("digital", { label: "Digital product", type: "boolean", group: "Basics" }, (_v, p) => p.digital),
  child("price", { label: "Price", type: "money", group: "Prices" }, (v) => v.price),
  child("salePrice", { label: "Sale price", type: "money", group: "Prices" }, (v) => v.salePrice),
  child(
    "retailPrice",
    { label: "Retail price (MSRP)", type: "money", group: "Prices" },
    (v) => v.retailPrice,
  ),
  child("costPrice", { label: "Cost", type: "money", group: "Prices" }, (v) => v.costPrice),
  child("stock.managed", { label: "Stock is tracked", type: "boolean", group: "Stock" }, (_v, p) =>
    isStockManaged(p, "variant"),
  ),
  child("stock.quantity", { label: "Stock quantity", type: "integer", group: "Stock" }, (v, p) =>
    isStockManaged(p, "variant") ? (v.stockQuantity ?? 0) : null,
  ),
  child(
    "stock.status",
    { label: "Stock status", type: "enum", group: "Stock", values: STOCK_STATUSES },
    variantStockStatusOf,
  ),
  child("stock.low", { label: "Low stock level", type: "integer", group: "Stock" }, (v) => v.lowStockLevel),
  child(
    "stock.preorder",
    { label: "Sold on backorder", type: "boolean", group: "Stock" },
    (_v, p) => p.availability === "preorder",
  ),
  child("weight", { label: "Weight", type: "number", group: "Shipping" }, (v) => v.weight),
  child("length", { label: "Length (depth)", type: "number", group: "Shipping" }, (v) => v.length),
  child("width", { label: "Width", type: "number", group: "Shipping" }, (v) => v.width),
  child("height", { label: "Height", type: "number", group: "Shipping" }, (v) => v.height),
  child("image", { label: "Image", type: "images", group: "Catalogue" }, (v) =>
    v.image ? [{ sourceId: v.image.sourceId, url: v.image.url, alt: v.image.alt, position: 0 }] : [],
  ),
  child("gtin", { label: "GTIN", type: "text", group: "Identifiers" }, (v) => v.gtin),
  child("upc", { label: "UPC / EAN", type: "text", group: "Identifiers" }, (v) => v.upc),
  child("mpn", { label: "Manufacturer part number", type: "text", group: "Identifiers" }, (v) => v.mpn),
];
