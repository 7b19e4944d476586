import type { FieldDescriptor } from "@/server/domain/field";
import { meta, PRODUCT_ADDONS } from "./meta-field";

const DATA = { level: "item", type: "data" } as const;
const SEARCH = { level: "item", type: "text", group: "Search engines" } as const;

/**
 * Parts of a product that WooCommerce itself does not know. docs/product-meta.md describes what each holds, with an
 * example.
 */
export const PRODUCT_PART_FIELDS: readonly FieldDescriptor[] = [
  meta("_primelink_modifiers", { ...DATA, group: "Catalogue", label: "Modifiers", auto: ["modifiers"] }),
  meta(PRODUCT_ADDONS, {
    ...DATA,
    group: "Catalogue",
    label: "Add-ons (Product Add-Ons)",
    help: "Modifiers in the form that WooCommerce Product Add-Ons reads.",
    auto: ["modifiers"],
  }),
  meta("_primelink_videos", { ...DATA, group: "Catalogue", label: "Videos", auto: ["videos"] }),
  meta("_primelink_metafields", { ...DATA, group: "Catalogue", label: "Metafields", auto: ["metafields"] }),
  meta("_primelink_bulk_pricing", { ...DATA, group: "Prices", label: "Bulk prices", auto: ["bulkPricing"] }),
  meta("_primelink_price_lists", {
    ...DATA,
    group: "Prices",
    label: "Prices by customer group",
    auto: ["priceListPrices"],
  }),
  meta("_primelink_price_hidden", {
    level: "item",
    type: "text",
    group: "Prices",
    label: "Price is hidden",
    auto: ["priceHidden"],
    autoTable: { true: "yes", false: "" },
  }),
  meta("_primelink_price_hidden_label", {
    level: "item",
    type: "text",
    group: "Prices",
    label: "Text in place of the price",
    auto: ["priceHiddenLabel"],
  }),
  meta("_primelink_tax_code", {
    level: "item",
    type: "text",
    group: "Prices",
    label: "Tax code",
    auto: ["taxCode"],
  }),
  meta("minimum_allowed_quantity", {
    level: "item",
    type: "integer",
    group: "Stock",
    label: "Minimum quantity (Min/Max Quantities)",
    help: "Read by WooCommerce Min/Max Quantities.",
    auto: ["minimumQuantity"],
  }),
  meta("maximum_allowed_quantity", {
    level: "item",
    type: "integer",
    group: "Stock",
    label: "Maximum quantity (Min/Max Quantities)",
    help: "Read by WooCommerce Min/Max Quantities.",
    auto: ["maximumQuantity"],
  }),
  meta("_primelink_preorder_date", {
    level: "item",
    type: "date",
    group: "Stock",
    label: "Pre-order release date",
    auto: ["preorderDate"],
  }),
  meta("_primelink_preorder_message", {
    level: "item",
    type: "text",
    group: "Stock",
    label: "Pre-order message",
    auto: ["preorderMessage"],
  }),
  meta("_primelink_preorder_ends", {
    level: "item",
    type: "text",
    group: "Stock",
    label: "Pre-order ends on release",
    auto: ["preorderOnly"],
    autoTable: { true: "yes", false: "" },
  }),
  meta("_primelink_bin_number", {
    level: "item",
    type: "text",
    group: "Stock",
    label: "Bin picking number",
    auto: ["binNumber"],
  }),
  meta("_primelink_gift_wrapping", {
    level: "item",
    type: "text",
    group: "Shipping",
    label: "Gift wrapping",
    help: "none or list; nothing stands for any.",
    auto: ["giftWrapping"],
    autoTable: { any: "" },
  }),
  meta("_primelink_gift_wrapping_ids", {
    level: "item",
    type: "list",
    group: "Shipping",
    label: "Gift wrapping choices (ids)",
    auto: ["giftWrappingIds"],
  }),
  meta("_primelink_free_shipping", {
    level: "item",
    type: "text",
    group: "Shipping",
    label: "Free shipping",
    auto: ["freeShipping"],
    autoTable: { true: "yes", false: "" },
  }),
  meta("_primelink_fixed_shipping", {
    level: "item",
    type: "money",
    group: "Shipping",
    label: "Fixed shipping price",
    auto: ["fixedShippingPrice"],
  }),
  meta("_yoast_wpseo_opengraph-title", {
    ...SEARCH,
    label: "Title when shared (Yoast)",
    auto: ["openGraphTitle"],
  }),
  meta("_yoast_wpseo_opengraph-description", {
    ...SEARCH,
    label: "Description when shared (Yoast)",
    auto: ["openGraphDescription"],
  }),
  meta("rank_math_facebook_title", {
    ...SEARCH,
    label: "Title when shared (Rank Math)",
    auto: ["openGraphTitle"],
  }),
  meta("rank_math_facebook_description", {
    ...SEARCH,
    label: "Description when shared (Rank Math)",
    auto: ["openGraphDescription"],
  }),
  meta("_primelink_open_graph_type", { ...SEARCH, label: "Shared as", auto: ["openGraphType"] }),
  meta("_primelink_source_modified", {
    level: "item",
    type: "date",
    group: "Dates",
    label: "Last modified at the source",
  }),
];
