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

/** A choice or an entry that a shopper makes and that forms no variants, such as an engraving. */
export interface ProductModifier {
  sourceId: string;
  name: string;
  kind: ModifierKind;
  required: boolean;
  position: number;
  /** What may be entered, by the platform's own words: "text_max_length", "date_latest_value". */
  limits: { [key: string]: string | number | boolean | null };
  /** Of a choice; empty for what is entered. */
  values: ModifierValue[];
}

export const MODIFIER_KINDS = [
  "dropdown",
  "radio_buttons",
  "rectangles",
  "swatch",
  "product_list",
  "product_list_with_images",
  "checkbox",
  "text",
  "multi_line_text",
  "numbers_only_text",
  "date",
  "file",
] as const;
export type ModifierKind = (typeof MODIFIER_KINDS)[number];

export interface ModifierValue {
  sourceId: string;
  label: string;
  isDefault: boolean;
  /** What choosing it does to the price and to the weight; null for nothing. */
  price: Adjustment | null;
  weight: Adjustment | null;
  /** False when the product cannot be bought with it. */
  purchasable: boolean;
  colours: string[];
  imageUrl: string | null;
  /** Of a list of products: the one that it stands for. */
  productId: string | null;
}

/** Added as it is, or in percent of the price without it. */
export interface Adjustment {
  by: "amount" | "percent";
  value: DecimalString;
}

/** A price for those who buy several. */
export interface QuantityPrice {
  from: number;
  /** Null when there is no upper limit. */
  to: number | null;
  /** `off` is taken from each, `percent` likewise in percent, `each` is the new price of each. */
  kind: "off" | "percent" | "each";
  amount: DecimalString;
}

/** Data that an app has put next to the product. */
export interface Metafield {
  namespace: string;
  key: string;
  value: string;
  description: string | null;
}

export interface ProductVideo {
  /** Web address of the video's page. */
  url: string;
  title: string;
  description: string;
  position: number;
}

export interface ProductReview {
  sourceId: string;
  status: "approved" | "pending" | "disapproved";
  title: string;
  text: string;
  /** 1 to 5; null when none was given. */
  rating: number | null;
  name: string;
  email: string;
  /** ISO 8601 in UTC. */
  date: string | null;
}

/** Another price of the product, or of one variant, for some customers or on some storefronts. */
export interface PriceListPrice {
  priceListId: string;
  priceList: string;
  customerGroups: { sourceId: string; name: string | null }[];
  /** Ids of storefronts that it holds for; empty when for all. */
  channelIds: string[];
  /** Null for a product without variants. */
  variantId: string | null;
  sku: string | null;
  currency: string;
  price: DecimalString | null;
  salePrice: DecimalString | null;
  retailPrice: DecimalString | null;
  mapPrice: DecimalString | null;
  quantityPrices: QuantityPrice[];
}

/** How the product looks when it is shared; null where nothing else than its own name and text was entered. */
export interface OpenGraph {
  type: string | null;
  title: string | null;
  description: string | null;
  useImage: boolean;
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
  /** The name is null when the source does not tell it. */
  taxClass: { sourceId: string; name: string | null } | null;
  /** Code of the product for a tax service such as Avalara. */
  taxCode: string | null;
  /** False when its tax class says that no tax is due. */
  taxable: boolean;
  minimumQuantity: number | null;
  maximumQuantity: number | null;
  warranty: string | null;
  availabilityText: string | null;
  preorder: { releaseDate: string | null; message: string | null; only: boolean };
  /** The price is not shown; the label stands in its place. */
  priceHidden: { label: string | null } | null;
  freeShipping: boolean;
  /** For each piece, in place of what the shipping method says. */
  fixedShippingPrice: DecimalString | null;
  /** Where it lies in the store room. */
  binNumber: string | null;
  conditionShown: boolean;
  giftWrapping: { kind: "any" | "none" | "list"; optionIds: string[] };
  openGraph: OpenGraph;
  bulkPricing: QuantityPrice[];
  modifiers: ProductModifier[];
  metafields: Metafield[];
  videos: ProductVideo[];
  reviews: ProductReview[];
  priceListPrices: PriceListPrice[];
  sortOrder: number | null;
  /** ISO 8601 in UTC, like modifiedAt. */
  createdAt: string | null;
  modifiedAt: string | null;
}
