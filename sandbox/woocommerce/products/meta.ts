import { PhpFatal } from "../rest/errors";
import type { MetaEntry, ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { absInt, items, member, phpArray, phpInt, phpString } from "../text/php";
import { setGtin, setSku } from "./identity";

/** Keys in which WooCommerce keeps a product's own fields; as meta data they act on the field or do nothing. */
const internal = new Set(
  (
    "_visibility _sku _global_unique_id _price _regular_price _sale_price _sale_price_dates_from _sale_price_dates_to " +
    "total_sales _tax_status _tax_class _manage_stock _stock _stock_status _backorders _low_stock_amount " +
    "_sold_individually _weight _length _width _height _upsell_ids _crosssell_ids _purchase_note _default_attributes " +
    "_product_attributes _virtual _downloadable _download_limit _download_expiry _featured _downloadable_files " +
    "_wc_rating_count _wc_average_rating _wc_review_count _variation_description _thumbnail_id _file_paths " +
    "_product_image_gallery _product_version _wp_old_slug _edit_last _edit_lock"
  ).split(" "),
);

/** Takes `meta_data` over: a known key is updated in place, the last of a repeated one counts, null deletes. */
export function applyMeta(store: Store, product: ProductRecord, given: unknown): void {
  for (const entry of metaEntries(given)) {
    const key = phpString(member(entry, "key"));
    const value = member(entry, "value") ?? null;
    const id = phpInt(member(entry, "id"));
    if (internal.has(key)) setInternal(store, product, key, value);
    else product.meta = withEntry(store, product.meta, id, key, value);
  }
}

/** What `meta_data` holds. A text among the entries ends the request. */
export function metaEntries(given: unknown): unknown[] {
  const entries = items(given);
  if (!entries.some((entry) => typeof entry === "string")) return entries;
  throw new PhpFatal("Uncaught TypeError: Cannot access offset of type string on string");
}

/** One entry of `meta_data` put into a list: by id, or else by key; null deletes. */
export function withEntry(
  store: Store,
  meta: readonly MetaEntry[],
  id: number,
  key: string,
  value: unknown,
): MetaEntry[] {
  const named = meta.filter((entry) => entry.key === key);
  const same = id === 0 ? named : meta.filter((entry) => entry.id === id);
  if (same.length === 0 && id !== 0)
    return withEntry(
      store,
      meta.filter((entry) => !named.includes(entry)),
      0,
      key,
      value,
    );
  const [kept, ...repeated] = same;
  if (value === null) return meta.filter((entry) => !same.includes(entry));
  if (!kept) return key === "" ? [...meta] : [...meta, { id: store.takeMetaId(), key, value: stored(value) }];
  return meta
    .filter((entry) => !repeated.includes(entry))
    .map((entry) =>
      entry === kept ? { ...entry, key: key === "" ? entry.key : key, value: stored(value) } : entry,
    );
}

/** The database holds texts; only lists and objects keep their shape. */
function stored(value: unknown): unknown {
  return typeof value === "object" ? phpArray(value) : phpString(value);
}

function setInternal(store: Store, product: ProductRecord, key: string, value: unknown): void {
  if (key === "total_sales") product.totalSales = absInt(value);
  else if (key === "_sku") setSku(store, product, value);
  else if (key === "_global_unique_id") setGtin(store, product, value);
}
