import type { StoreContext } from "../rest/context";
import { blankProduct, draftOf } from "../store/blank-product";
import type { ProductRecord, ProductType } from "../store/records";
import { readRestDate } from "../store/site";
import type { Store } from "../store/store";
import { decimalText } from "../text/decimal";
import { filterHtml } from "../text/kses";
import {
  isEmpty,
  isRecord,
  isSet,
  items,
  type Params,
  phpInt,
  phpString,
  storeBool,
  stringOrFatal,
} from "../text/php";
import { stripSlashes } from "../text/sanitize";
import { type PlannedAttribute, planAttributes, readDefaults } from "./apply-attributes";
import { applyDownloads } from "./apply-downloads";
import { applyImages } from "./apply-images";
import { applyPrices, clearPrices } from "./apply-prices";
import { applyCategories, applyTags, shippingClassId } from "./apply-terms";
import { setGtin, setSku } from "./identity";
import { applyMeta } from "./meta";
import { invalid, isVariation } from "./refusals";
import { postStatuses, productTypes, taxStatuses, visibilities } from "./schema";
import { applyStock } from "./stock";

/** A product with the request's values on it, not yet stored. */
export interface Draft {
  product: ProductRecord;
  attributes: PlannedAttribute[] | undefined;
  uploadedImageIds: number[];
}

/**
 * Puts the values of a request on a copy of the product, in WooCommerce's order: an earlier refusal hides a later one,
 * and what happens before it (tags made, pictures fetched) has happened.
 */
export async function applyProduct(
  context: StoreContext,
  existing: ProductRecord | undefined,
  params: Params,
): Promise<Draft> {
  const { store } = context;
  const product = start(existing, params);
  if (product.type === "variation") throw isVariation();
  applyTexts(product, params);
  applyChoices(product, params);
  applyShipping(store, product, params);
  if (isSet(params.sku)) setSku(store, product, params.sku);
  if (isSet(params.global_unique_id)) setGtin(store, product, params.global_unique_id);
  const attributes = isSet(params.attributes) ? planAttributes(store, product, params.attributes) : undefined;
  if (product.type === "variable" || product.type === "grouped") clearPrices(product);
  else applyPrices(store.site, product, params);
  if (isSet(params.parent_id)) product.parentId = Math.abs(phpInt(params.parent_id));
  if (isSet(params.sold_individually)) product.soldIndividually = storeBool(params.sold_individually);
  applyStock(store, product, params);
  if (isSet(params.upsell_ids)) product.upsellIds = ids(params.upsell_ids);
  if (isSet(params.cross_sell_ids)) product.crossSellIds = ids(params.cross_sell_ids);
  applyCategories(store, product, params.categories);
  applyTags(store, product, params.tags);
  applyDownloads(product, params);
  applyKind(store, product, attributes, params);
  const uploadedImageIds = isSet(params.images) ? await applyImages(context, product, params.images) : [];
  applyMeta(store, product, params.meta_data);
  applyDates(product, params);
  return { product, attributes, uploadedImageIds };
}

function start(existing: ProductRecord | undefined, params: Params): ProductRecord {
  const product = existing ? draftOf(existing) : blankProduct("simple");
  if (isSet(params.type)) product.type = productType(stringOrFatal(params.type, "explode()"));
  return product;
}

function productType(given: string): ProductType {
  if (given === "variation") return "variation";
  return productTypes.find((type) => type === given) ?? "simple";
}

function applyTexts(product: ProductRecord, params: Params): void {
  if (isSet(params.name)) product.name = filtered(params.name).trim();
  if (isSet(params.description)) product.description = filtered(params.description);
  if (isSet(params.short_description)) product.shortDescription = filtered(params.short_description);
  if (isSet(params.slug)) product.slug = stringOrFatal(params.slug, "strip_tags()");
}

function filtered(value: unknown): string {
  return filterHtml(stripSlashes(stringOrFatal(value, "stripslashes()")));
}

const statuses: readonly string[] = [...postStatuses, "future", "auto-draft", "trash"];

export function readStatus(value: unknown): string {
  return typeof value === "string" && statuses.includes(value) ? value : "draft";
}

function applyChoices(product: ProductRecord, params: Params): void {
  if (isSet(params.status)) product.status = readStatus(params.status);
  if (isSet(params.menu_order)) product.menuOrder = phpInt(params.menu_order);
  if (isSet(params.reviews_allowed)) product.reviewsAllowed = storeBool(params.reviews_allowed);
  if (isSet(params.post_password)) product.password = phpString(params.post_password);
  if (isSet(params.virtual)) product.virtual = storeBool(params.virtual);
  if (isSet(params.tax_status)) product.taxStatus = readTaxStatus(params.tax_status);
  if (isSet(params.catalog_visibility)) product.visibility = readVisibility(params.catalog_visibility);
  if (isSet(params.purchase_note)) product.purchaseNote = filtered(params.purchase_note);
  if (isSet(params.featured)) product.featured = storeBool(params.featured);
}

function readTaxStatus(value: unknown): string {
  const status = isEmpty(value) ? "taxable" : stringOrFatal(value, "strtolower()").toLowerCase();
  if ((taxStatuses as readonly string[]).includes(status)) return status;
  throw invalid("tax_status", "Invalid product tax status.");
}

function readVisibility(value: unknown): string {
  const visibility = stringOrFatal(value, "strtolower()").toLowerCase();
  if ((visibilities as readonly string[]).includes(visibility)) return visibility;
  throw invalid("catalog_visibility", "Invalid catalog visibility option.");
}

export function readTaxClass(store: Store, value: unknown): string {
  const slug = stringOrFatal(value, "preg_match()")
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, "-");
  return store.state.taxClasses.some((taxClass) => taxClass.slug === slug) ? slug : "";
}

/** Weight, dimensions, shipping and tax class, the same for products and variations. */
export function applyShipping(store: Store, product: ProductRecord, params: Params): void {
  if (product.type !== "variation" && isSet(params.tax_class))
    product.taxClass = readTaxClass(store, params.tax_class);
  if (params.virtual === true) {
    Object.assign(product, { weight: "", length: "", width: "", height: "" });
  } else {
    const size = isRecord(params.dimensions) ? params.dimensions : {};
    if (isSet(params.weight)) product.weight = decimalText(params.weight);
    if (isSet(size.length)) product.length = decimalText(size.length);
    if (isSet(size.width)) product.width = decimalText(size.width);
    if (isSet(size.height)) product.height = decimalText(size.height);
  }
  if (isSet(params.shipping_class)) product.shippingClassId = shippingClassId(store, params.shipping_class);
}

function ids(given: unknown): number[] {
  const numbers = items(given).filter((id) => !isEmpty(id) && !(typeof id === "number" && id < 0));
  return numbers.map((id) => Math.abs(phpInt(id)));
}

function applyKind(
  store: Store,
  product: ProductRecord,
  attributes: readonly PlannedAttribute[] | undefined,
  params: Params,
): void {
  if (product.type === "external") {
    if (isSet(params.external_url))
      product.externalUrl = phpString(params.external_url).replaceAll(" ", "%20");
    if (isSet(params.button_text)) product.buttonText = phpString(params.button_text);
  }
  if (product.type === "grouped" && isSet(params.grouped_products))
    product.groupedIds = ids(params.grouped_products);
  if (
    product.type === "variable" &&
    typeof params.default_attributes === "object" &&
    isSet(params.default_attributes)
  ) {
    product.defaults = readDefaults(store, attributes ?? product.attributes, params.default_attributes);
  }
}

function applyDates(product: ProductRecord, params: Params): void {
  for (const [value, utc] of [
    [params.date_created, false],
    [params.date_created_gmt, true],
  ] as const) {
    if (isEmpty(value)) continue;
    const read = readRestDate(stringOrFatal(value, "preg_match()"), utc);
    if (read === null) continue;
    product.createdAt = read;
  }
}
