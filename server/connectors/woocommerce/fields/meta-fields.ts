import type { FieldDescriptor } from "@/server/domain/field";
import { meta } from "./meta-field";
import { PRODUCT_PART_FIELDS } from "./product-part-fields";

export { META_PREFIX } from "./meta-field";

const SEO = { level: "item", type: "text", group: "Search engines" } as const;
const IDENTIFIER = { type: "text", group: "Identifiers" } as const;

/**
 * What WooCommerce has no field for is kept as custom fields: under the names that widespread plugins read
 * (https://developer.yoast.com/, https://rankmath.com/kb/, WooCommerce Cost of Goods), otherwise under our own.
 */
export const META_FIELDS: readonly FieldDescriptor[] = [
  meta("_yoast_wpseo_title", { ...SEO, label: "SEO title (Yoast)", auto: ["seoTitle"] }),
  meta("_yoast_wpseo_metadesc", { ...SEO, label: "Meta description (Yoast)", auto: ["seoDescription"] }),
  meta("rank_math_title", { ...SEO, label: "SEO title (Rank Math)", auto: ["seoTitle"] }),
  meta("rank_math_description", {
    ...SEO,
    label: "Meta description (Rank Math)",
    auto: ["seoDescription"],
  }),
  meta("rank_math_focus_keyword", { ...SEO, label: "Focus keywords (Rank Math)", auto: ["seoKeywords"] }),
  meta("_yoast_wpseo_focuskw", { ...SEO, label: "Focus keyphrase (Yoast)" }),
  meta("_primelink_search_keywords", { ...SEO, label: "Search keywords", auto: ["searchKeywords"] }),
  meta("_primelink_source_path", {
    ...SEO,
    label: "Address at the source",
    help: "For redirects from the old shop.",
    auto: ["urlPath"],
  }),
  meta("_wc_cog_cost", {
    level: "item",
    type: "money",
    group: "Prices",
    label: "Cost",
    help: "Read by WooCommerce Cost of Goods.",
    auto: ["costPrice"],
  }),
  meta("_primelink_retail_price", {
    level: "item",
    type: "money",
    group: "Prices",
    label: "Retail price (MSRP)",
    auto: ["retailPrice"],
  }),
  meta("_primelink_map_price", {
    level: "item",
    type: "money",
    group: "Prices",
    label: "Minimum advertised price",
    auto: ["mapPrice"],
  }),
  meta("_primelink_mpn", {
    ...IDENTIFIER,
    level: "item",
    label: "Manufacturer part number",
    auto: ["mpn"],
  }),
  meta("_primelink_upc", { ...IDENTIFIER, level: "item", label: "UPC / EAN", auto: ["upc"] }),
  meta("_primelink_condition", { ...IDENTIFIER, level: "item", label: "Condition", auto: ["condition"] }),
  meta("_primelink_min_quantity", {
    level: "item",
    type: "integer",
    group: "Stock",
    label: "Minimum order quantity",
    auto: ["minimumQuantity"],
  }),
  meta("_primelink_max_quantity", {
    level: "item",
    type: "integer",
    group: "Stock",
    label: "Maximum order quantity",
    auto: ["maximumQuantity"],
  }),
  meta("_primelink_availability", {
    level: "item",
    type: "text",
    group: "Stock",
    label: "Availability text",
    auto: ["availabilityText"],
  }),
  meta("_primelink_warranty", {
    level: "item",
    type: "html",
    group: "Basics",
    label: "Warranty",
    auto: ["warranty"],
  }),
  ...PRODUCT_PART_FIELDS,
  meta("_wc_cog_cost", {
    level: "child",
    type: "money",
    group: "Prices",
    label: "Cost",
    help: "Read by WooCommerce Cost of Goods.",
    auto: ["costPrice"],
  }),
  meta("_primelink_retail_price", {
    level: "child",
    type: "money",
    group: "Prices",
    label: "Retail price (MSRP)",
    auto: ["retailPrice"],
  }),
  meta("_primelink_mpn", {
    ...IDENTIFIER,
    level: "child",
    label: "Manufacturer part number",
    auto: ["mpn"],
  }),
  meta("_primelink_upc", { ...IDENTIFIER, level: "child", label: "UPC / EAN", auto: ["upc"] }),
];
