import { setAttachmentTexts } from "../media/attachments";
import { applyShipping, readStatus, readTaxClass } from "../products/apply";
import { attributeKey, namedKey, storedOption } from "../products/apply-attributes";
import { applyDownloads } from "../products/apply-downloads";
import { attachmentFor } from "../products/apply-images";
import { applyPrices } from "../products/apply-prices";
import { setGtin, setSku } from "../products/identity";
import { applyMeta } from "../products/meta";
import { applyQuantity, stockStatus } from "../products/stock";
import type { StoreContext } from "../rest/context";
import { RestError } from "../rest/errors";
import { blankProduct, draftOf } from "../store/blank-product";
import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { filterHtml } from "../text/kses";
import {
  isEmpty,
  isSet,
  items,
  member,
  type Params,
  phpInt,
  phpString,
  storeBool,
  stringOrFatal,
} from "../text/php";
import { stripSlashes } from "../text/sanitize";

/** Puts a request's values on a copy of the variation, in WooCommerce's order. Its name and dates are not taken. */
export async function applyVariation(
  context: StoreContext,
  existing: ProductRecord | undefined,
  params: Params,
): Promise<ProductRecord> {
  const { store } = context;
  const variation = existing ? draftOf(existing) : blankProduct("variation");
  variation.parentId = Math.abs(phpInt(params.product_id));
  if (isSet(params.status)) variation.status = readStatus(params.status);
  if (isSet(params.sku)) setSku(store, variation, params.sku);
  if (isSet(params.global_unique_id)) setGtin(store, variation, params.global_unique_id);
  if (isSet(params.image)) await applyImage(context, variation, params.image);
  if (isSet(params.virtual)) variation.virtual = storeBool(params.virtual);
  applyDownloads(variation, params);
  applyShipping(store, variation, params);
  applyStock(variation, params);
  applyPrices(store.site, variation, params);
  if (isSet(params.tax_class)) variation.taxClass = taxClass(store, params.tax_class);
  if (isSet(params.description)) {
    variation.description = filterHtml(stripSlashes(stringOrFatal(params.description, "wp_kses_post()")));
  }
  if (isSet(params.attributes)) variation.choices = readChoices(store, variation.parentId, params.attributes);
  if (!isEmpty(params.menu_order)) variation.menuOrder = phpInt(params.menu_order);
  applyMeta(store, variation, params.meta_data);
  return variation;
}

async function applyImage(context: StoreContext, variation: ProductRecord, image: unknown): Promise<void> {
  const named = typeof image === "object" && (!isEmpty(member(image, "id")) || isSet(member(image, "src")));
  if (!named) {
    variation.imageId = 0;
    return;
  }
  const id = await attachmentFor(context, image, [], "variation");
  variation.imageId = id;
  setAttachmentTexts(context.store, id, member(image, "alt"), member(image, "name"));
}

/** A variation's stock. "parent" for `manage_stock` means not its own. */
function applyStock(variation: ProductRecord, params: Params): void {
  if (isSet(params.manage_stock)) variation.manageStock = storeBool(params.manage_stock);
  if (isSet(params.stock_status)) variation.stockStatus = stockStatus(params.stock_status);
  if (isSet(params.backorders)) variation.backorders = phpString(params.backorders);
  if (variation.manageStock) applyQuantity(variation, params);
}

function taxClass(store: Store, value: unknown): string {
  return value === "parent" ? "parent" : readTaxClass(store, value);
}

/**
 * The attribute choices. Attributes that the product does not have, or not for variations, are left out without a
 * word; an option it does not have is kept all the same.
 */
function readChoices(store: Store, parentId: number, given: unknown): Record<string, string> {
  const parent = store.product(parentId);
  if (!parent) {
    const message = "Cannot set attributes due to invalid parent product.";
    throw new RestError("woocommerce_rest_product_variation_invalid_parent", message, 404);
  }
  const choices: Record<string, string> = {};
  for (const entry of items(given)) {
    const key = namedKey(store, entry);
    const attribute = parent.attributes.find((one) => one.variation && attributeKey(store, one) === key);
    if (key !== "" && attribute) choices[key] = storedOption(store, attribute, member(entry, "option"));
  }
  return choices;
}
