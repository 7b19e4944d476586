import { z } from "zod";
import type { Entity } from "./entity";

const instant = z.iso.datetime({ offset: true }).nullable().default(null);

const commonFilters = {
  /** ISO 8601 with time, inclusive. */
  modifiedSince: instant,
  /** Only these records, as a retry reads them; empty means no such limit. */
  sourceIds: z.array(z.string()).default([]),
};

/** Which products of the source an import takes. */
export const productFiltersSchema = z.object({
  visibility: z.enum(["all", "visible", "hidden"]).default("all"),
  availability: z.array(z.enum(["available", "disabled", "preorder"])).default([]),
  type: z.enum(["all", "physical", "digital"]).default("all"),
  /** Source ids; a product is taken when it is in any of them. Empty means all. */
  categoryIds: z.array(z.string()).default([]),
  ...commonFilters,
});
export type ProductFilters = z.infer<typeof productFiltersSchema>;

export const customerFiltersSchema = z.object({
  /** Source ids of customer groups; "0" stands for customers without one. Empty means all. */
  groupIds: z.array(z.string()).default([]),
  /** ISO 8601 with time, inclusive, like createdUntil. */
  createdSince: instant,
  createdUntil: instant,
  ...commonFilters,
});
export type CustomerFilters = z.infer<typeof customerFiltersSchema>;

export const orderFiltersSchema = z.object({
  /** The source's ids of statuses. Empty means all, apart from incomplete orders. */
  statusIds: z.array(z.string()).default([]),
  /** ISO 8601 with time, inclusive, like createdUntil. */
  createdSince: instant,
  createdUntil: instant,
  /** Orders whose shopper never got through the checkout. */
  incomplete: z.enum(["skip", "import"]).default("skip"),
  /** Orders that the merchant deleted or archived. */
  deleted: z.enum(["skip", "import"]).default("skip"),
  /** Orders of nothing but downloads and gift certificates. */
  digital: z.enum(["skip", "import"]).default("import"),
  ...commonFilters,
});
export type OrderFilters = z.infer<typeof orderFiltersSchema>;

export interface FiltersOf {
  products: ProductFilters;
  customers: CustomerFilters;
  orders: OrderFilters;
}
export type ImportFilters = FiltersOf[Entity];

/** The filters' shape for each entity. */
export const filtersSchemas = {
  products: productFiltersSchema,
  customers: customerFiltersSchema,
  orders: orderFiltersSchema,
} satisfies { [E in Entity]: z.ZodType<FiltersOf[E]> };

/** Parts of a product that cost requests of their own, or much room, to read. */
const extrasSchema = z.object({
  modifiers: z.boolean().default(true),
  metafields: z.boolean().default(true),
  reviews: z.boolean().default(true),
  priceLists: z.boolean().default(true),
});
export type ProductExtras = z.infer<typeof extrasSchema>;
export const ALL_EXTRAS: ProductExtras = extrasSchema.parse({});

/** What becomes of a record in the target that is gone at the source. Which of them a target offers is its own. */
export const RETIREMENTS = ["draft", "private", "trash"] as const;
export type Retirement = (typeof RETIREMENTS)[number];

export const deletionsSchema = z.object({
  policy: z.enum(["keep", ...RETIREMENTS]).default("keep"),
  /** A run that would take away more than this share of all records takes none and asks first. */
  stopAbovePercent: z.number().int().min(1).max(100).default(10),
});
export type DeletionOptions = z.infer<typeof deletionsSchema>;

export const importOptionsSchema = z.object({
  /** What to do when the target already has a product with the same SKU, or a customer with the same e-mail address, that no run brought over. */
  existing: z.enum(["take_over", "skip", "fail"]).default("take_over"),
  /** Options of variable products as store-wide attributes (shoppers can filter by them) or per product. */
  attributes: z.enum(["global", "product"]).default("global"),
  images: z.enum(["import", "skip"]).default("import"),
  /** What is read of products beyond what comes with them anyway. */
  extras: extrasSchema.prefault({}),
  /** Whole category tree, or only categories that an imported product is in. */
  categories: z.enum(["all", "used"]).default("all"),
  /**
   * Customers of the source that share one e-mail address: the newest one's data on one account, only the first one,
   * or an account each, the further ones with the source id put into the address (ann+bc12@example.com).
   */
  emailClash: z.enum(["merge", "first", "separate"]).default("merge"),
  /**
   * Runs read what has changed at the source, and everything after so many days: some changes move no date there.
   * 0 never reads everything again by itself.
   */
  fullEveryDays: z.number().int().min(0).max(365).default(7),
  deletions: deletionsSchema.prefault({}),
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
