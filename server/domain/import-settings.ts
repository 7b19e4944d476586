import { z } from "zod";

/** Which products of the source an import takes. */
export const productFiltersSchema = z.object({
  visibility: z.enum(["all", "visible", "hidden"]).default("all"),
  availability: z.array(z.enum(["available", "disabled", "preorder"])).default([]),
  type: z.enum(["all", "physical", "digital"]).default("all"),
  /** Source ids; a product is taken when it is in any of them. Empty means all. */
  categoryIds: z.array(z.string()).default([]),
  /** ISO 8601 with time, inclusive. */
  modifiedSince: z.iso.datetime({ offset: true }).nullable().default(null),
  /** Only these records, as a retry reads them; empty means no such limit. */
  sourceIds: z.array(z.string()).default([]),
});
export type ProductFilters = z.infer<typeof productFiltersSchema>;

export const importOptionsSchema = z.object({
  /** What to do when the target already has a product with the same SKU that no run brought over. */
  existing: z.enum(["take_over", "skip", "fail"]).default("take_over"),
  /** Options of variable products as store-wide attributes (shoppers can filter by them) or per product. */
  attributes: z.enum(["global", "product"]).default("global"),
  images: z.enum(["import", "skip"]).default("import"),
  /** Whole category tree, or only categories that an imported product is in. */
  categories: z.enum(["all", "used"]).default("all"),
  /** Records in one request to the target. */
  batchSize: z.number().int().min(1).max(100).default(25),
  /** Requests to the target at the same time. */
  concurrency: z.number().int().min(1).max(8).default(2),
  /** Records in one page of the source. */
  pageSize: z.number().int().min(1).max(250).default(100),
});
export type ImportOptions = z.infer<typeof importOptionsSchema>;

export const DEFAULT_FILTERS: ProductFilters = productFiltersSchema.parse({});
export const DEFAULT_OPTIONS: ImportOptions = importOptionsSchema.parse({});
