import type { ProductFilters } from "@/server/domain/import-settings";
import type { Query } from "../../core/http-types";
import type { ProductHead } from "../schemas/product";

export interface FilterPlan {
  /** What BigCommerce sorts out itself. */
  query: Query;
  /** What it cannot; null when nothing is left to sort out here. */
  keep: ((product: ProductHead) => boolean) | null;
}

/** Without its time of day, BigCommerce adds the current one to a date: it must always be written out. */
export function bigCommerceDate(iso: string): string {
  return new Date(iso).toISOString().replace(/\.\d{3}Z$/, "Z");
}

/**
 * The filters of https://developer.bigcommerce.com/docs/rest-catalog/products#get-all-products take one availability,
 * and `categories:in` means "in all of them"; several of either are sorted out here.
 */
export function planFilters(filters: ProductFilters): FilterPlan {
  const query: Query = {};
  const tests: ((product: ProductHead) => boolean)[] = [];
  if (filters.visibility !== "all") query.is_visible = filters.visibility === "visible";
  if (filters.type !== "all") query.type = filters.type;
  if (filters.modifiedSince !== null) query["date_modified:min"] = bigCommerceDate(filters.modifiedSince);

  const availability = new Set<string>(filters.availability);
  const [onlyAvailability] = availability;
  if (availability.size === 1) query.availability = onlyAvailability;
  if (availability.size === 2) tests.push((product) => availability.has(product.availability));

  const categories = new Set(filters.categoryIds);
  const [onlyCategory] = categories;
  if (categories.size === 1) query["categories:in"] = onlyCategory;
  if (categories.size > 1) tests.push((product) => product.categories.some((id) => categories.has(id)));

  const chosen = new Set(filters.sourceIds);
  if (chosen.size > 0) tests.push((product) => chosen.has(product.id));

  return { query, keep: tests.length === 0 ? null : (product) => tests.every((test) => test(product)) };
}
