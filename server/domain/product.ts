import type { DecimalString } from "./money";

/** A picture as the source describes it. `position` starts at 0; the primary one comes first. */
export interface ProductImage {
  sourceId: string;
  url: string;
  alt: string;
  position: number;
}

/** One choice that a shopper makes and that forms variants, such as Size with its values in display order. */
export interface ProductOption {
  sourceId: string;
  name: string;
  values: string[];
}

export interface VariantChoice {
  option: string;
  value: string;
}

/** One sellable combination. Prices, weight and dimensions are effective: what the source inherits is filled in. */
export interface ProductVariant {
  sourceId: string;
  sku: string | null;
  choices: VariantChoice[];
  price: DecimalString | null;
  salePrice: DecimalString | null;
  retailPrice: DecimalString | null;
  costPrice: DecimalString | null;
  weight: DecimalString | null;
  length: DecimalString | null;
  width: DecimalString | null;
  height: DecimalString | null;
  stockQuantity: number | null;
  lowStockLevel: number | null;
  purchasable: boolean;
  image: ProductImage | null;
  gtin: string | null;
  upc: string | null;
  mpn: string | null;
}

export interface CustomField {
  name: string;
  value: string;
}

/** A product in the shape that every platform is read into and written from. Text is as the source holds it. */
export interface Product {
  sourceId: string;
  kind: "simple" | "variable";
  digital: boolean;
  name: string;
  sku: string | null;
  /** HTML. */
  description: string;
  price: DecimalString | null;
  /** Null when there is no sale; never equal to or above `price` unless the source says so. */
  salePrice: DecimalString | null;
  retailPrice: DecimalString | null;
  costPrice: DecimalString | null;
  mapPrice: DecimalString | null;
  /** In the source store's weight unit. */
  weight: DecimalString | null;
  /** In the source store's dimension unit, like width and height. */
  length: DecimalString | null;
  width: DecimalString | null;
  height: DecimalString | null;
  stockTracking: "none" | "product" | "variant";
  stockQuantity: number | null;
  lowStockLevel: number | null;
  availability: "available" | "disabled" | "preorder";
  visible: boolean;
  featured: boolean;
  condition: string | null;
  brand: { sourceId: string; name: string | null } | null;
  categoryIds: string[];
  /** Chosen by the merchant; empty when the source picks them by itself. */
  relatedIds: string[];
  images: ProductImage[];
  options: ProductOption[];
  variants: ProductVariant[];
  customFields: CustomField[];
  gtin: string | null;
  upc: string | null;
  mpn: string | null;
  seoTitle: string | null;
  seoDescription: string | null;
  seoKeywords: string[];
  searchKeywords: string[];
  /** Path of the product's page at the source, with its leading slash. */
  urlPath: string | null;
  taxClassId: string | null;
  minimumQuantity: number | null;
  maximumQuantity: number | null;
  warranty: string | null;
  availabilityText: string | null;
  sortOrder: number | null;
  /** ISO 8601 in UTC, like modifiedAt. */
  createdAt: string | null;
  modifiedAt: string | null;
}
