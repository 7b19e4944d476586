import { z } from "zod";
import {
  besideProductSchema,
  bulkPriceSchema,
  modifierSchema,
  reviewSchema,
  videoSchema,
} from "./product-parts";
import { decimal, flag, id, integer, list, objectOrNothing, optionalId, text } from "./values";

/**
 * The parts of a product that are read: https://developer.bigcommerce.com/docs/rest-catalog/products
 * Everything but the ids may be missing, and keys that are not named here are tolerated.
 */
const image = z.object({
  id: optionalId,
  is_thumbnail: flag,
  sort_order: integer,
  description: text,
  url_zoom: text,
  url_standard: text,
  url_thumbnail: text,
});
export type RawImage = z.infer<typeof image>;

const choice = z.object({
  id: optionalId,
  label: text,
  option_id: optionalId,
  option_display_name: text,
});
export type RawChoice = z.infer<typeof choice>;

const variant = z.object({
  id,
  sku: text,
  price: decimal,
  sale_price: decimal,
  retail_price: decimal,
  cost_price: decimal,
  calculated_price: decimal,
  weight: decimal,
  width: decimal,
  height: decimal,
  depth: decimal,
  purchasing_disabled: flag,
  image_url: text,
  upc: text,
  mpn: text,
  gtin: text,
  inventory_level: integer,
  inventory_warning_level: integer,
  option_values: list(choice),
});
export type RawVariant = z.infer<typeof variant>;

const optionValue = z.object({ id: optionalId, label: text, sort_order: integer });

const option = z.object({
  id: optionalId,
  display_name: text,
  sort_order: integer,
  option_values: list(optionValue),
});
export type RawOption = z.infer<typeof option>;

const customField = z.object({ name: text, value: text });

/** Where what was read apart from a product is kept in it; no field of BigCommerce begins so. */
export const BESIDE = "primelink_beside";

export const productSchema = z.object({
  id,
  name: text,
  type: text,
  sku: text,
  description: text,
  weight: decimal,
  width: decimal,
  depth: decimal,
  height: decimal,
  price: decimal,
  cost_price: decimal,
  retail_price: decimal,
  sale_price: decimal,
  map_price: decimal,
  calculated_price: decimal,
  tax_class_id: integer,
  product_tax_code: text,
  is_free_shipping: flag,
  fixed_cost_shipping_price: decimal,
  related_products: list(optionalId),
  categories: list(id),
  brand_id: optionalId,
  inventory_level: integer,
  inventory_warning_level: integer,
  inventory_tracking: text,
  is_visible: flag,
  is_featured: flag,
  warranty: text,
  upc: text,
  mpn: text,
  gtin: text,
  search_keywords: text,
  availability: text,
  availability_description: text,
  sort_order: integer,
  condition: text,
  order_quantity_minimum: integer,
  order_quantity_maximum: integer,
  page_title: text,
  meta_keywords: list(text),
  meta_description: text,
  date_created: text,
  date_modified: text,
  custom_url: objectOrNothing(z.object({ url: text })),
  bin_picking_number: text,
  gift_wrapping_options_type: text,
  gift_wrapping_options_list: list(optionalId),
  is_condition_shown: flag,
  preorder_release_date: text,
  preorder_message: text,
  is_preorder_only: flag,
  is_price_hidden: flag,
  price_hidden_label: text,
  open_graph_type: text,
  open_graph_title: text,
  open_graph_description: text,
  open_graph_use_meta_description: flag,
  open_graph_use_product_name: flag,
  open_graph_use_image: flag,
  /** Null when the product has options; missing where it was not asked for. */
  base_variant_id: z.union([z.number(), z.string()]).nullish(),
  variants: list(variant),
  options: list(option),
  images: list(image),
  primary_image: objectOrNothing(image),
  custom_fields: list(customField),
  bulk_pricing_rules: list(bulkPriceSchema),
  videos: list(videoSchema),
  reviews: list(reviewSchema),
  modifiers: list(modifierSchema),
  [BESIDE]: besideProductSchema.nullish(),
});
export type RawProduct = z.infer<typeof productSchema>;

/** The little that is needed of each product while pages are read. */
export const headSchema = z.object({
  id,
  name: text.catch(""),
  sku: text.catch(""),
  date_modified: text.catch(""),
  availability: text.catch(""),
  categories: list(id).catch([]),
  variants: list(z.object({ sku: text.catch(""), option_values: list(z.unknown()).catch([]) })).catch([]),
  options: z.array(z.unknown()).optional().catch(undefined),
  modifiers: z.array(z.unknown()).optional().catch(undefined),
  /** Set when the product has options or modifiers; undefined when the store does not say. */
  option_set_id: z.union([z.number(), z.string(), z.null()]).optional().catch(undefined),
});
export type ProductHead = z.infer<typeof headSchema>;
