import type { ProductRecord } from "../store/records";
import { hasZone, readUtc } from "../store/site";
import type { Store } from "../store/store";
import { below } from "../terms/respond";
import { collationKey } from "../text/accents";
import { decimalNumber } from "../text/decimal";
import { isEmpty, isRecord, items, member, type Params, phpInt, phpString } from "../text/php";
import { gtinsAsked, looksBeyond, skusAsked } from "./asked";
import { priceBounds, showsSale } from "./price";
import { shownStockStatus } from "./stock";

type Filter = (product: ProductRecord) => boolean;

/** What a list request asks for; parameters WooCommerce does not know are ignored without a word. */
export function filtersOf(store: Store, params: Params, kind: "products" | "variations"): Filter[] {
  return [
    ...ofKind(params, kind),
    ...ofStatus(params),
    ...ofIdentity(params),
    ...ofTerms(store, params),
    ...ofDates(store, params),
    ...ofText(params),
    ...ofState(store, params),
    ...ofPrice(store, params),
    ...ofChoices(params),
  ];
}

function ofKind(params: Params, kind: "products" | "variations"): Filter[] {
  const filters: Filter[] = [];
  if (!looksBeyond(params) || kind === "variations") {
    filters.push((product) => (product.type === "variation") === (kind === "variations"));
  }
  if (params.product_id !== undefined)
    filters.push((product) => product.parentId === phpInt(params.product_id));
  const types = items(params.include_types).map(phpString);
  if (types.length > 0) filters.push((product) => types.includes(product.type));
  else if (!isEmpty(params.type)) filters.push((product) => product.type === params.type);
  const excluded = items(params.exclude_types).map(phpString);
  if (excluded.length > 0) filters.push((product) => !excluded.includes(product.type));
  return filters;
}

const neverInAny = new Set(["trash", "auto-draft"]);

function ofStatus(params: Params): Filter[] {
  const included = items(params.include_status).map(phpString);
  const wanted = included.length > 0 ? included : [phpString(params.status ?? "any")];
  const excluded = items(params.exclude_status).map(phpString);
  return [
    (product) => (wanted.includes("any") ? !neverInAny.has(product.status) : wanted.includes(product.status)),
    (product) => !excluded.includes(product.status),
  ];
}

function ofIdentity(params: Params): Filter[] {
  const filters: Filter[] = [];
  const include = items(params.include).map(phpInt);
  if (include.length > 0) filters.push((product) => include.includes(product.id));
  const exclude = items(params.exclude).map(phpInt);
  // WordPress does not look at `exclude` where `include` is given.
  if (exclude.length > 0 && include.length === 0) filters.push((product) => !exclude.includes(product.id));
  const parents = items(params.parent).map(phpInt);
  if (parents.length > 0) filters.push((product) => parents.includes(product.parentId));
  const notParents = items(params.parent_exclude).map(phpInt);
  if (notParents.length > 0) filters.push((product) => !notParents.includes(product.parentId));
  if (phpString(params.slug) !== "") filters.push((product) => product.slug === params.slug);
  const skus = skusAsked(params)?.map(collationKey);
  if (skus) filters.push((product) => product.sku !== "" && skus.includes(collationKey(product.sku)));
  const gtins = gtinsAsked(params);
  if (gtins) filters.push((product) => product.gtin !== "" && gtins.includes(product.gtin));
  return filters;
}

/** Asking for a category asks for those below it too. */
function ofTerms(store: Store, params: Params): Filter[] {
  const has = (value: unknown, read: (product: ProductRecord) => readonly number[]): Filter[] => {
    const given = items(value).map(phpInt);
    if (given.length === 0) return [];
    const ids = new Set(given.filter((id) => id > 0).flatMap((id) => [id, ...below(store, id)]));
    return [(product) => read(product).some((id) => ids.has(id))];
  };
  return [
    ...has(params.category, (product) => product.categoryIds),
    ...has(params.tag, (product) => product.tagIds),
    ...has(params.brand, (product) => product.brandIds),
    ...has(params.shipping_class, (product) => [product.shippingClassId]),
    ...(isEmpty(params.attribute)
      ? []
      : has(params.attribute_term, (product) =>
          product.attributes.flatMap((attribute) => attribute.termIds),
        )),
  ];
}

/**
 * A time without a zone is the site's, unless `dates_are_gmt` says that it is UTC. A time with a zone together with
 * `dates_are_gmt` is off by the site's offset: WordPress turns it into local time and then compares that with UTC.
 */
export function momentAsked(store: Store, params: Params, value: unknown): number | null {
  if (isEmpty(value)) return null;
  const text = phpString(value);
  if (params.dates_are_gmt !== true) return store.site.readLocal(text);
  const utc = readUtc(text);
  return utc === null || !hasZone(text) ? utc : utc + store.site.offsetAt(utc);
}

function ofDates(store: Store, params: Params): Filter[] {
  const filters: Filter[] = [];
  const compare = (value: unknown, holds: (product: ProductRecord, limit: number) => boolean) => {
    const limit = momentAsked(store, params, value);
    if (limit !== null) filters.push((product) => holds(product, limit));
  };
  compare(params.after, (product, limit) => product.createdAt > limit);
  compare(params.before, (product, limit) => product.createdAt < limit);
  compare(params.modified_after, (product, limit) => product.modifiedAt > limit);
  compare(params.modified_before, (product, limit) => product.modifiedAt < limit);
  return filters;
}

type Column = (product: ProductRecord) => string;

const columns: Record<string, Column> = {
  name: (product) => product.name,
  sku: (product) => product.sku,
  global_unique_id: (product) => product.gtin,
  description: (product) => product.description,
  short_description: (product) => product.shortDescription,
};

function ofText(params: Params): Filter[] {
  const text = phpString(params.search).trim();
  const named = items(params.search_fields).map(phpString);
  if (named.length > 0 && text !== "") return eachWord(text, named);
  const either = phpString(params.search_name_or_sku);
  if (either !== "") return eachWord(either, ["name", "sku"]);
  const filters = text === "" ? [] : searched(text);
  const part = collationKey(phpString(params.search_sku));
  return part === "" ? filters : [...filters, (product) => collationKey(product.sku).includes(part)];
}

function eachWord(text: string, names: readonly string[]): Filter[] {
  const read = names.flatMap((name) => columns[name] ?? []);
  return text
    .split(" ")
    .filter((word) => word.trim() !== "")
    .map(
      (word) => (product) =>
        read.some((column) => collationKey(column(product)).includes(collationKey(word))),
    );
}

/** WordPress's search: every word has to be in the name or in one of the texts; single letters alone are a phrase. */
function searched(text: string): Filter[] {
  const words = text.match(/"[^"]+"|[^\s,]+/g)?.map((word) => word.replaceAll('"', "")) ?? [];
  const long = words.filter((word) => !/^[a-z]$/i.test(word));
  return (long.length > 0 ? long : [text]).map((word) => {
    const key = collationKey(word);
    return (product) =>
      collationKey(product.name).includes(key) ||
      collationKey(product.shortDescription).includes(key) ||
      collationKey(product.description).includes(key);
  });
}

function ofState(store: Store, params: Params): Filter[] {
  const filters: Filter[] = [];
  const flag = (value: unknown, read: (product: ProductRecord) => boolean) => {
    if (typeof value === "boolean") filters.push((product) => read(product) === value);
  };
  flag(params.featured, (product) => product.featured);
  flag(params.virtual, (product) => product.virtual);
  flag(params.downloadable, (product) => product.downloadable);
  // Given together with `include` it has no effect: a slip of WooCommerce.
  if (items(params.include).length === 0) flag(params.on_sale, (product) => showsSale(store, product));
  if (!isEmpty(params.stock_status)) {
    filters.push((product) => shownStockStatus(store, product) === params.stock_status);
  }
  return filters;
}

/** A product matches when its lowest or its highest price lies between the limits. */
function ofPrice(store: Store, params: Params): Filter[] {
  const filters: Filter[] = [];
  if (!isEmpty(params.min_price) || !isEmpty(params.max_price)) {
    const least = isEmpty(params.min_price) ? 0 : decimalNumber(phpString(params.min_price));
    const most = isEmpty(params.max_price) ? Number.MAX_VALUE : decimalNumber(phpString(params.max_price));
    const between = (price: string) =>
      price !== "" && decimalNumber(price) >= least && decimalNumber(price) <= most;
    filters.push((product) => priceBounds(store, product).some(between));
  }
  if (typeof params.has_price === "boolean") {
    filters.push((product) => (product.price !== "") === params.has_price);
  }
  return filters;
}

/** `attributes[0][attribute]` and `[term]` or `[terms]`, of variations. */
function ofChoices(params: Params): Filter[] {
  return items(params.attributes).flatMap((entry) => {
    if (!isRecord(entry)) return [];
    const key = phpString(member(entry, "attribute"));
    const terms = entry.term === undefined ? items(entry.terms).map(phpString) : [phpString(entry.term)];
    return terms.length === 0 ? [] : [(product: ProductRecord) => terms.includes(product.choices[key] ?? "")];
  });
}
