import { isTrue, numbersIn } from "../http/query";
import { type Fields, idOf, listOf, numberOf, type StoredProduct, textOf } from "./types";

type Test = (product: StoredProduct) => boolean;
type MakeTest = (value: string, now: Date) => Test | undefined;

const equalText =
  (key: string): MakeTest =>
  (value) =>
  ({ fields }) =>
    textOf(fields, key).toLowerCase() === value.toLowerCase();

const equalNumber =
  (key: string): MakeTest =>
  (value) =>
  ({ fields }) =>
    numberOf(fields, key) === Number(value);

const flag =
  (key: string): MakeTest =>
  (value) =>
  ({ fields }) =>
    (fields[key] === true) === isTrue(value);

const among =
  (key: string, wanted: boolean): MakeTest =>
  (value) => {
    const numbers = numbersIn(value);
    return ({ fields }) => numbers.has(numberOf(fields, key)) === wanted;
  };

const compared =
  (key: string, holds: (own: number, limit: number) => boolean): MakeTest =>
  (value) => {
    const limit = Number(value);
    return Number.isFinite(limit) ? ({ fields }) => holds(numberOf(fields, key), limit) : undefined;
  };

const dated =
  (key: string, holds: (own: number, limit: number) => boolean): MakeTest =>
  (value, now) => {
    const limit = readDate(value, now);
    if (limit === undefined) return undefined;
    return ({ fields }) => {
      const own = Date.parse(textOf(fields, key));
      return Number.isFinite(own) && holds(own, limit);
    };
  };

const atLeast = (own: number, limit: number) => own >= limit;
const atMost = (own: number, limit: number) => own <= limit;
const above = (own: number, limit: number) => own > limit;
const below = (own: number, limit: number) => own < limit;
const same = (own: number, limit: number) => own === limit;
const other = (own: number, limit: number) => own !== limit;

function comparisons(key: string): Record<string, MakeTest> {
  return {
    [key]: equalNumber(key),
    [`${key}:in`]: among(key, true),
    [`${key}:not_in`]: among(key, false),
    [`${key}:min`]: compared(key, atLeast),
    [`${key}:max`]: compared(key, atMost),
    [`${key}:greater`]: compared(key, above),
    [`${key}:less`]: compared(key, below),
  };
}

const categoriesOf = (fields: Fields) => listOf(fields, "categories").map(Number);
const tracked = (fields: Fields) => textOf(fields, "inventory_tracking") !== "none";

/** https://developer.bigcommerce.com/docs/rest-catalog/products#get-all-products */
const makers: Record<string, MakeTest> = {
  ...comparisons("id"),
  ...comparisons("inventory_level"),
  name: equalText("name"),
  mpn: equalText("mpn"),
  upc: equalText("upc"),
  sku: equalText("sku"),
  "sku:in": (value) => {
    const skus = new Set(value.split(",").map((sku) => sku.trim().toLowerCase()));
    return ({ fields }) => skus.has(textOf(fields, "sku").toLowerCase());
  },
  price: equalNumber("price"),
  weight: equalNumber("weight"),
  condition: equalText("condition"),
  brand_id: equalNumber("brand_id"),
  date_modified: dated("date_modified", same),
  "date_modified:min": dated("date_modified", atLeast),
  "date_modified:max": dated("date_modified", atMost),
  date_last_imported: dated("date_last_imported", same),
  "date_last_imported:not": dated("date_last_imported", other),
  "date_last_imported:min": dated("date_last_imported", atLeast),
  "date_last_imported:max": dated("date_last_imported", atMost),
  is_visible: flag("is_visible"),
  is_featured: flag("is_featured"),
  is_free_shipping: flag("is_free_shipping"),
  inventory_low:
    (value) =>
    ({ fields }) =>
      (tracked(fields) &&
        numberOf(fields, "inventory_level") <= numberOf(fields, "inventory_warning_level")) === isTrue(value),
  out_of_stock:
    (value) =>
    ({ fields }) =>
      (tracked(fields) && numberOf(fields, "inventory_level") <= 0) === isTrue(value),
  total_sold: equalNumber("total_sold"),
  type: equalText("type"),
  // "If a product is in more than one category, using this query will not return the product."
  categories:
    (value) =>
    ({ fields }) => {
      const own = categoriesOf(fields);
      return own.length === 1 && own[0] === Number(value);
    },
  // In all of them, not in any.
  "categories:in": (value) => {
    const wanted = [...numbersIn(value)];
    return ({ fields }) => {
      const own = new Set(categoriesOf(fields));
      return wanted.every((id) => own.has(id));
    };
  },
  "channel_id:in": (value) => {
    const wanted = numbersIn(value);
    return ({ channels }) => channels.some((id) => wanted.has(id));
  },
  keyword: (value) => {
    const word = value.toLowerCase();
    return ({ fields }) =>
      ["name", "sku", "description", "search_keywords"].some((key) =>
        textOf(fields, key).toLowerCase().includes(word),
      );
  },
  keyword_context: () => () => true,
  availability: equalText("availability"),
};

export const productFilterNames: readonly string[] = Object.keys(makers);

/** The products that pass every filter, or the name of the filter whose value cannot be read. */
export function filterProducts(
  products: readonly StoredProduct[],
  filters: ReadonlyMap<string, string>,
  now = new Date(),
): StoredProduct[] | { unreadable: string } {
  const tests: Test[] = [];
  for (const [name, value] of filters) {
    const maker = makers[name];
    if (!maker) continue;
    const test = maker(value, now);
    if (!test) return { unreadable: name };
    tests.push(test);
  }
  return products.filter((product) => tests.every((test) => test(product)));
}

/**
 * ISO dates and Unix times. A date without a time gets the time of the request, in UTC, so that "since the 5th" leaves
 * out the 5th's morning: https://developer.bigcommerce.com/docs/rest-catalog/products#get-all-products
 */
function readDate(value: string, now: Date): number | undefined {
  if (/^\d{9,}$/.test(value)) return Number(value) * 1000;
  const withTime = /^\d{4}-\d{2}-\d{2}$/.test(value) ? `${value}T${now.toISOString().slice(11, 19)}Z` : value;
  // A plus that was not encoded arrives as a blank.
  const read = Date.parse(withTime.replace(/ (\d{2}:?\d{2})$/, "+$1"));
  return Number.isFinite(read) ? read : undefined;
}

/** The order of an unsorted list is by id. */
export function sortProducts(products: StoredProduct[], key: string, direction: string): StoredProduct[] {
  const turn = direction === "desc" ? -1 : 1;
  return [...products].sort((first, second) => {
    const one = sortValue(first.fields[key]);
    const two = sortValue(second.fields[key]);
    const order = one < two ? -1 : one > two ? 1 : 0;
    return turn * order || idOf(first.fields) - idOf(second.fields);
  });
}

function sortValue(value: unknown): number | string {
  if (typeof value === "number") return value;
  if (typeof value === "boolean") return value ? 1 : 0;
  return String(value ?? "").toLowerCase();
}
