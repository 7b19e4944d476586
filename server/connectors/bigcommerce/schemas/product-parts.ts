import { z } from "zod";
import { decimal, flag, id, integer, list, objectOrNothing, optionalId, text } from "./values";

/** https://developer.bigcommerce.com/docs/rest-catalog/products/bulk-pricing-rules */
export const bulkPriceSchema = z.object({
  quantity_min: integer,
  quantity_max: integer,
  type: text,
  amount: decimal,
});
export type RawBulkPrice = z.infer<typeof bulkPriceSchema>;

const adjuster = objectOrNothing(z.object({ adjuster: text, adjuster_value: decimal }));

const modifierValue = z.object({
  id: optionalId,
  label: text,
  sort_order: integer,
  is_default: flag,
  value_data: objectOrNothing(
    z.object({
      colors: list(text),
      image_url: text,
      product_id: optionalId,
      checked_value: flag,
    }),
  ),
  adjusters: objectOrNothing(
    z.object({
      price: adjuster,
      weight: adjuster,
      image_url: text,
      purchasing_disabled: objectOrNothing(z.object({ status: flag })),
    }),
  ),
});
export type RawModifierValue = z.infer<typeof modifierValue>;

/** https://developer.bigcommerce.com/docs/rest-catalog/product-modifiers */
export const modifierSchema = z.object({
  id: optionalId,
  display_name: text,
  type: text,
  required: flag,
  sort_order: integer,
  config: objectOrNothing(z.record(z.string(), z.unknown())),
  option_values: list(modifierValue),
});
export type RawModifier = z.infer<typeof modifierSchema>;

/** https://developer.bigcommerce.com/docs/rest-catalog/products/videos */
export const videoSchema = z.object({
  title: text,
  description: text,
  sort_order: integer,
  type: text,
  video_id: text,
});
export type RawVideo = z.infer<typeof videoSchema>;

/** https://developer.bigcommerce.com/docs/rest-catalog/products/reviews */
export const reviewSchema = z.object({
  id,
  title: text,
  text: text,
  status: text,
  rating: integer,
  email: text,
  name: text,
  date_reviewed: text,
  date_created: text,
});
export type RawReview = z.infer<typeof reviewSchema>;

/** https://developer.bigcommerce.com/docs/rest-catalog/products/metafields */
export const metafieldSchema = z.object({
  resource_id: optionalId,
  namespace: text,
  key: text,
  value: text,
  description: text,
});
export type RawMetafield = z.infer<typeof metafieldSchema>;

/**
 * A record of a price list, with what the list's assignments say of whom it is for.
 * https://developer.bigcommerce.com/docs/rest-management/price-lists/price-lists-records
 */
export const listPriceSchema = z.object({
  price_list_id: optionalId,
  product_id: optionalId,
  variant_id: optionalId,
  sku: text,
  currency: text,
  price: decimal,
  sale_price: decimal,
  retail_price: decimal,
  map_price: decimal,
  bulk_pricing_tiers: list(bulkPriceSchema),
});
export type RawListPrice = z.infer<typeof listPriceSchema>;

/** What is read apart from a product and kept with it. Written by us, so that its form is known. */
export const besideProductSchema = z.object({
  metafields: list(metafieldSchema),
  taxClass: z.string().nullish(),
  priceLists: list(
    z.object({
      id: z.string(),
      name: z.string(),
      groups: z.array(z.object({ id: z.string(), name: z.string().nullable() })),
      channelIds: z.array(z.string()),
      records: list(listPriceSchema),
    }),
  ),
});
