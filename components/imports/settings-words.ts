import { formatCounted } from "@/components/ui/number";
import { DEFAULT_OPTIONS, type ImportOptions, type ProductFilters } from "@/server/domain/import-settings";

export const VISIBILITY_WORDS: Record<ProductFilters["visibility"], { title: string; about: string }> = {
  all: { title: "All", about: "Visible and hidden ones" },
  visible: { title: "Visible only", about: "What shoppers can see" },
  hidden: { title: "Hidden only", about: "What shoppers cannot see" },
};

export const TYPE_WORDS: Record<ProductFilters["type"], { title: string; about: string }> = {
  all: { title: "All", about: "Physical and digital" },
  physical: { title: "Physical", about: "What is shipped" },
  digital: { title: "Digital", about: "Downloads and services" },
};

export const AVAILABILITY_WORDS: Record<
  ProductFilters["availability"][number],
  { title: string; about: string }
> = {
  available: { title: "Available", about: "Can be bought" },
  disabled: { title: "Disabled", about: "Shown, but cannot be bought" },
  preorder: { title: "Pre-order", about: "Can be ordered before it is there" },
};

export const EXISTING_WORDS: Record<ImportOptions["existing"], { title: string; about: string }> = {
  take_over: {
    title: "Take it over",
    about: "The product with the same SKU is updated, and later runs keep it in step.",
  },
  skip: {
    title: "Leave it alone",
    about: "The product is skipped and listed, so that you can look at it.",
  },
  fail: {
    title: "Count it as a failure",
    about: "The record fails with the id of the product that is in the way.",
  },
};

export const ATTRIBUTE_WORDS: Record<ImportOptions["attributes"], { title: string; about: string }> = {
  global: {
    title: "Store-wide attributes",
    about: "Shoppers can filter by them. Size of one product is the same as Size of another.",
  },
  product: {
    title: "Per product",
    about: "Each product keeps its own list. Good when the same name means different things.",
  },
};

export const IMAGE_WORDS: Record<ImportOptions["images"], { title: string; about: string }> = {
  import: {
    title: "Bring images over",
    about: "After the products, so that a dead image never costs one. The same image is uploaded once.",
  },
  skip: { title: "Leave images out", about: "Products arrive without pictures; those in the shop stay." },
};

export const CATEGORY_WORDS: Record<ImportOptions["categories"], { title: string; about: string }> = {
  all: { title: "The whole tree", about: "Every category of the source, empty ones too." },
  used: {
    title: "Only those in use",
    about: "Categories that an imported product is in, with the ones above them.",
  },
};

/** The filters as a list of short phrases; empty when every product is taken. */
export function filtersInWords(
  filters: Omit<ProductFilters, "sourceIds">,
  exactTime: (iso: string) => string,
): string[] {
  const phrases: string[] = [];
  if (filters.visibility !== "all") phrases.push(VISIBILITY_WORDS[filters.visibility].title);
  if (filters.availability.length > 0 && filters.availability.length < 3) {
    phrases.push(filters.availability.map((one) => AVAILABILITY_WORDS[one].title).join(" or "));
  }
  if (filters.type !== "all") phrases.push(TYPE_WORDS[filters.type].title);
  if (filters.categoryIds.length > 0) {
    phrases.push(`In ${formatCounted(filters.categoryIds.length, "category", "categories")}`);
  }
  if (filters.modifiedSince) phrases.push(`Modified since ${exactTime(filters.modifiedSince)}`);
  return phrases;
}

/** Options that matter to the shop, in words, and the speed where somebody has changed it. */
export function optionsInWords(options: ImportOptions): string[] {
  const phrases = [
    `Already in the target: ${EXISTING_WORDS[options.existing].title.toLowerCase()}`,
    options.attributes === "global" ? "Store-wide attributes" : "Attributes per product",
    options.images === "import" ? "With images" : "Without images",
    options.categories === "all" ? "Whole category tree" : "Categories in use",
  ];
  const speed = (["batchSize", "concurrency", "pageSize"] as const).some(
    (name) => options[name] !== DEFAULT_OPTIONS[name],
  );
  if (speed) {
    phrases.push(
      `${options.pageSize} a page, ${options.batchSize} a request, ${formatCounted(options.concurrency, "request")} at a time`,
    );
  }
  return phrases;
}
