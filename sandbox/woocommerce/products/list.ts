import type { ProductRecord } from "../store/records";
import type { Store } from "../store/store";
import { below } from "../terms/respond";
import { compareTexts } from "../text/accents";
import { decimalNumber } from "../text/decimal";
import { items, type Params, phpInt, phpString } from "../text/php";
import { gtinsAsked, looksBeyond, skusAsked } from "./asked";
import { filtersOf } from "./filters";
import { priceBounds } from "./price";

/** The products (or variations) that a list request asks for, all pages of them. */
export function listProducts(store: Store, params: Params, kind: "products" | "variations"): ProductRecord[] {
  const filters = filtersOf(store, params, kind);
  const found = candidates(store, params, kind).filter((product) => filters.every((holds) => holds(product)));
  return sorted(store, found, params);
}

/** Starts from the smallest set an index gives, so that a look-up does not walk through the whole store. */
function candidates(store: Store, params: Params, kind: "products" | "variations"): readonly ProductRecord[] {
  const ids = indexedIds(store, params);
  if (!ids && !looksBeyond(params)) return store.newest(kind);
  const found = ids ? [...new Set(ids)].flatMap((id) => store.product(id) ?? []) : both(store);
  return found.sort((one, other) => other.createdAt - one.createdAt || other.id - one.id);
}

function indexedIds(store: Store, params: Params): number[] | undefined {
  const include = items(params.include).map(phpInt);
  if (include.length > 0) return include;
  const skus = skusAsked(params);
  if (skus) return skus.flatMap((sku) => [...store.index.withSku(sku)]);
  const gtins = gtinsAsked(params);
  if (gtins) return gtins.flatMap((gtin) => [...store.index.withGtin(gtin)]);
  if (phpString(params.slug) !== "") return [...store.index.withSlug(phpString(params.slug))];
  if (params.product_id !== undefined) return [...store.index.childrenOf(phpInt(params.product_id))];
  const given = [params.category, params.tag, params.brand].map(items).find((ids) => ids.length > 0);
  if (!given) return undefined;
  const terms = given.map(phpInt).flatMap((id) => [id, ...(id > 0 ? below(store, id) : [])]);
  return terms.flatMap((id) => [...store.index.withTerm(id)]);
}

function both(store: Store): ProductRecord[] {
  return [...store.newest("products"), ...store.newest("variations")];
}

function sorted(store: Store, found: ProductRecord[], params: Params): ProductRecord[] {
  const orderBy = phpString(params.orderby);
  const ascending = params.order === "asc";
  if (orderBy === "include") {
    const places = new Map(items(params.include).map((id, index) => [phpInt(id), index]));
    return found.sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  }
  if (orderBy === "date" && !ascending) return found;
  const direction = ascending ? 1 : -1;
  const compare = comparison(store, orderBy, ascending);
  return found.sort((one, other) => direction * (compare(one, other) || one.id - other.id));
}

function comparison(
  store: Store,
  orderBy: string,
  ascending: boolean,
): (one: ProductRecord, other: ProductRecord) => number {
  switch (orderBy) {
    case "id":
      return (one, other) => one.id - other.id;
    case "title":
      return (one, other) => compareTexts(one.name, other.name);
    case "slug":
      return (one, other) => compareTexts(one.slug, other.slug);
    case "modified":
      return (one, other) => one.modifiedAt - other.modifiedAt;
    case "menu_order":
      return (one, other) => one.menuOrder - other.menuOrder || compareTexts(one.name, other.name);
    case "price":
      return (one, other) => bound(store, one, ascending) - bound(store, other, ascending);
    case "popularity":
    case "sales":
      return (one, other) => one.totalSales - other.totalSales;
    default:
      return (one, other) => one.createdAt - other.createdAt;
  }
}

/** Rising by the lowest price, falling by the highest. */
function bound(store: Store, product: ProductRecord, ascending: boolean): number {
  const [low, high] = priceBounds(store, product);
  return decimalNumber(ascending ? low : high);
}
