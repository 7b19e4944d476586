import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fields, isFields, type StoredProduct } from "../catalog/types";

/** The lists of a product that a recording may hold. */
export type PartName = Exclude<keyof StoredProduct, "fields" | "channels">;

type Kind =
  | "products"
  | "part"
  | "categories"
  | "category-tree"
  | "trees"
  | "brands"
  | "metafields"
  | "channels"
  | "store"
  | "tax-classes"
  | "currencies";

export interface RecordedFile {
  name: string;
  kind: Kind;
  entries: Fields[];
  /** Taken from official documentation rather than from a store. */
  example: boolean;
  /** For a product's part, when the file's name gives the product. */
  productId?: number;
  part?: PartName;
}

/** The API's names of a product's lists, and ours. */
export const partNames: Record<string, PartName> = {
  variants: "variants",
  options: "options",
  modifiers: "modifiers",
  images: "images",
  custom_fields: "customFields",
  bulk_pricing_rules: "bulkPricingRules",
  videos: "videos",
  reviews: "reviews",
};

/** File names say what they hold: the path with underscores, two of them, then a label. */
const patterns: [RegExp, Kind][] = [
  [/^v3_catalog_products__/, "products"],
  [/^v3_catalog_product__/, "products"],
  [/^v3_catalog_categories__/, "categories"],
  [/^v3_catalog_categories_tree__/, "category-tree"],
  [/^v3_catalog_tree_categories__/, "category-tree"],
  [/^v3_catalog_trees__/, "trees"],
  [/^v3_catalog_brands__/, "brands"],
  [/^v3_catalog_product_metafields__/, "metafields"],
  [/^v3_channels__/, "channels"],
  [/^v2_store__/, "store"],
  [/^v2_tax_classes__/, "tax-classes"],
  [/^v2_currencies__/, "currencies"],
];

const partPattern = /^v3_catalog_product_(?:(\d+)_)?([a-z_]+?)__/;

export function readRecordings(folder: string): RecordedFile[] {
  const files = listFolder(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()
    .flatMap((name) => readRecording(folder, name) ?? []);
  if (!files.some((file) => file.kind === "products")) {
    throw new Error(
      `The folder ${folder} holds no recorded products. File names start with the path, such as "v3_catalog_products__all.json".`,
    );
  }
  return files;
}

export function partOf(file: RecordedFile): PartName | undefined {
  return file.kind === "part" ? file.part : undefined;
}

function readRecording(folder: string, name: string): RecordedFile | undefined {
  const known = patterns.find(([pattern]) => pattern.test(name));
  const [, productId, partName = ""] = partPattern.exec(name) ?? [];
  const part = partNames[partName];
  const kind = known?.[1] ?? (part ? "part" : undefined);
  if (kind === undefined) return undefined;
  return {
    name,
    kind,
    entries: entriesOf(JSON.parse(readFileSync(join(folder, name), "utf8"))),
    example: name.includes("__docs"),
    ...(productId === undefined ? {} : { productId: Number(productId) }),
    ...(part === undefined ? {} : { part }),
  };
}

/** V3 wraps its answers in `data`; V2 does not. Either holds one object or a list. */
function entriesOf(body: unknown): Fields[] {
  const data: unknown = isFields(body) && body.data !== undefined ? body.data : body;
  return (Array.isArray(data) ? data : [data]).filter(isFields);
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`The folder ${folder} named by SANDBOX_DATA cannot be read.`, { cause: error });
  }
}
