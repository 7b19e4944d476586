import { baseVariant } from "../catalog/complete-product";
import { sharedWithBaseVariant } from "../catalog/defaults";
import {
  type Fields,
  idOf,
  isFields,
  type Json,
  numberOf,
  type StoredProduct,
  type StoreState,
  textOf,
} from "../catalog/types";
import { sandboxAccountUuid, sandboxHash } from "../credentials";
import { demoCurrencies } from "../data/customer-settings";
import { demoChannels, demoStore, demoTaxClasses, demoTrees } from "../data/store";
import { recordedCustomers } from "./recorded-customers";
import { recordedOrders } from "./recorded-orders";
import { partNames, partOf, type RecordedFile, readRecordings } from "./recordings";

/**
 * A store made of recorded answers. Oddities stay as they were recorded. What was not recorded is not made up, but for
 * one thing: a product whose record names a base variant has that variant, and by its definition it equals the product.
 * A product with options whose variants were not recorded has none.
 */
export function recordedState(folder: string): { state: StoreState; notes: string[] } {
  const files = readRecordings(folder);
  const notes: string[] = [];
  const products = mergeProducts(files);
  for (const file of files) attachPart(file, products, notes);
  for (const product of products.values()) completeVariants(product, notes);
  const state: StoreState = {
    store: recordedStore(files),
    taxClasses: best(files, "tax-classes") ?? structuredClone(demoTaxClasses),
    channels: best(files, "channels") ?? structuredClone(demoChannels),
    trees: best(files, "trees") ?? structuredClone(demoTrees),
    categories: mergeCategories(files),
    brands: best(files, "brands") ?? [],
    products: [...products.values()].sort((one, two) => idOf(one.fields) - idOf(two.fields)),
    metafields: best(files, "metafields") ?? [],
    orders: recordedOrders(files, notes),
    customers: recordedCustomers(files, notes),
    customerGroups: best(files, "customer-groups") ?? [],
    customerAttributes: best(files, "customer-attributes") ?? [],
    currencies: best(files, "currencies") ?? structuredClone(demoCurrencies),
    nextId: 0,
  };
  state.nextId = highestId(state) + 1;
  return { state, notes };
}

/** The list of a kind: every recording together, an official example only where nothing was recorded. */
function best(files: readonly RecordedFile[], kind: RecordedFile["kind"]): Fields[] | undefined {
  const all = files.filter((file) => file.kind === kind);
  const recorded = all.filter((file) => !file.example);
  const chosen = recorded.length > 0 ? recorded : all;
  if (chosen.length === 0) return undefined;
  const byId = new Map<number, Fields>();
  for (const file of chosen) {
    for (const entry of file.entries) if (!byId.has(idOf(entry))) byId.set(idOf(entry), entry);
  }
  return [...byId.values()].sort((one, two) => idOf(one) - idOf(two));
}

/** The hash and the account are the sandbox's own: a connection test compares them with what it was given. */
function recordedStore(files: readonly RecordedFile[]): Fields {
  const recorded = files.find((file) => file.kind === "store")?.entries[0];
  if (!recorded) return structuredClone(demoStore);
  const text = JSON.stringify(recorded).replaceAll("{store_hash}", sandboxHash);
  return { ...(JSON.parse(text) as Fields), id: sandboxHash, account_uuid: sandboxAccountUuid };
}

function mergeProducts(files: readonly RecordedFile[]): Map<number, StoredProduct> {
  const products = new Map<number, StoredProduct>();
  for (const file of files) {
    if (file.kind !== "products") continue;
    for (const entry of file.entries) {
      const known = products.get(idOf(entry));
      // Of two records of one product the later state holds.
      if (known && textOf(known.fields, "date_modified") >= textOf(entry, "date_modified")) continue;
      products.set(idOf(entry), takeApart(entry));
    }
  }
  return products;
}

/** Splits what came along by `include` from the product's own fields. */
function takeApart(entry: Fields): StoredProduct {
  const fields: Fields = {};
  const product: StoredProduct = {
    fields,
    variants: [],
    options: [],
    modifiers: [],
    images: [],
    customFields: [],
    bulkPricingRules: [],
    videos: [],
    reviews: [],
    channels: [1],
  };
  for (const [key, value] of Object.entries(entry)) {
    const part = partNames[key];
    if (part && Array.isArray(value)) product[part] = value.filter(isFields);
    else if (key === "channels" && Array.isArray(value)) product.channels = value.map(Number);
    else if (key !== "primary_image") fields[key] = value;
  }
  return product;
}

function attachPart(file: RecordedFile, products: ReadonlyMap<number, StoredProduct>, notes: string[]): void {
  const part = partOf(file);
  if (!part) return;
  for (const [productId, entries] of groupByProduct(file)) {
    const product = products.get(productId);
    if (product) {
      if (product[part].length === 0) product[part] = entries;
    } else {
      const whose =
        productId === 0
          ? "does not say to which product it belongs"
          : `belongs to product ${productId}, which was not recorded`;
      notes.push(`${file.name} is left out: it ${whose}.`);
    }
  }
}

function groupByProduct(file: RecordedFile): Map<number, Fields[]> {
  const groups = new Map<number, Fields[]>();
  if (file.productId !== undefined) return groups.set(file.productId, file.entries);
  for (const entry of file.entries) {
    const id = numberOf(entry, "product_id");
    groups.set(id, [...(groups.get(id) ?? []), entry]);
  }
  return groups;
}

function completeVariants(product: StoredProduct, notes: string[]): void {
  if (product.variants.length > 0) return;
  const base = product.fields.base_variant_id;
  if (typeof base !== "number") {
    notes.push(
      `Product ${idOf(product.fields)} has options, but its variants were not recorded: it has none here.`,
    );
    return;
  }
  const variant = baseVariant(product, () => base);
  for (const key of sharedWithBaseVariant) variant[key] = product.fields[key] ?? null;
  variant.calculated_weight = product.fields.weight ?? 0;
  product.variants = [variant];
}

/** The nested trees name categories that the flat list may lack. */
function mergeCategories(files: readonly RecordedFile[]): Fields[] {
  const categories = new Map((best(files, "categories") ?? []).map((category) => [idOf(category), category]));
  for (const file of files) {
    if (file.kind !== "category-tree" || (file.example && categories.size > 0)) continue;
    for (const category of file.entries.flatMap(flatten)) {
      if (!categories.has(idOf(category))) categories.set(idOf(category), category);
    }
  }
  return [...categories.values()].sort((one, two) => idOf(one) - idOf(two));
}

function flatten(node: Fields): Fields[] {
  const { children, depth: _depth, path: _path, url, ...own } = node;
  const category: Fields = {
    ...own,
    description: "",
    sort_order: 0,
    meta_keywords: [],
    custom_url: { url: typeof url === "string" ? url : "", is_customized: false },
    image_url: "",
  };
  return [category, ...(Array.isArray(children) ? children.filter(isFields).flatMap(flatten) : [])];
}

function highestId(value: Json | StoreState | StoredProduct): number {
  if (Array.isArray(value)) return value.reduce((high: number, item) => Math.max(high, highestId(item)), 0);
  if (typeof value !== "object" || value === null) return 0;
  return Object.entries(value).reduce(
    (high, [key, inner]) =>
      Math.max(high, key === "id" && typeof inner === "number" ? inner : highestId(inner)),
    0,
  );
}
