import type { StoredCustomer } from "../customers/types";
import type { StoredHook } from "../hooks/types";
import type { StoredOrder } from "../orders/types";

export type Json = null | boolean | number | string | Json[] | { [key: string]: Json };

/** One object of the API, by the API's own field names. Kept raw: a recorded oddity stays as it was recorded. */
export type Fields = { [key: string]: Json };

/** A product with all that belongs to it; `include` decides what an answer shows. */
export interface StoredProduct {
  fields: Fields;
  variants: Fields[];
  options: Fields[];
  modifiers: Fields[];
  /** Addresses that begin with a slash are served by the sandbox itself. */
  images: Fields[];
  customFields: Fields[];
  bulkPricingRules: Fields[];
  videos: Fields[];
  reviews: Fields[];
  /** Ids of the channels that the product is assigned to. */
  channels: number[];
}

export interface PriceListState {
  lists: Fields[];
  /** One a variant and currency. */
  records: Fields[];
  assignments: Fields[];
}

export interface StoreState {
  store: Fields;
  taxClasses: Fields[];
  channels: Fields[];
  trees: Fields[];
  /** In the shape of the deprecated endpoint, plus `tree_id` and `category_uuid`. */
  categories: Fields[];
  brands: Fields[];
  /** By ascending id. */
  products: StoredProduct[];
  metafields: Fields[];
  /** Missing where nobody entered any. */
  priceLists?: PriceListState;
  /** By ascending id. */
  orders: StoredOrder[];
  customers: StoredCustomer[];
  customerGroups: Fields[];
  /** Their names; the values stand with the customers. */
  customerAttributes: Fields[];
  currencies: Fields[];
  /** Missing where nobody made any. */
  hooks?: StoredHook[];
  /** The next id for whatever is created. */
  nextId: number;
}

export function numberOf(fields: Fields, key: string): number {
  const value = fields[key];
  return typeof value === "number" ? value : Number(value ?? 0) || 0;
}

export function textOf(fields: Fields, key: string): string {
  const value = fields[key];
  return typeof value === "string" ? value : value === null || value === undefined ? "" : String(value);
}

export function listOf(fields: Fields, key: string): Json[] {
  const value = fields[key];
  return Array.isArray(value) ? value : [];
}

export function idOf(fields: Fields): number {
  return numberOf(fields, "id");
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Dates as the V3 catalogue writes them: 2018-08-24T14:41:00+00:00. */
export function stamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}+00:00`;
}
