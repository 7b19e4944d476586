import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Fields, isFields, type Json, type StoredProduct } from "../catalog/types";

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
  | "currencies"
  | "orders"
  | "order-part"
  | "customers"
  | "customer-part"
  | "customer-attributes"
  | "customer-groups";

export interface RecordedFile {
  name: string;
  kind: Kind;
  entries: Fields[];
  /** Taken from official documentation rather than from a store. */
  example: boolean;
  /** For a product's part, when the file's name gives the product. */
  productId?: number;
  part?: PartName;
  /** For a part of orders or customers: the list that it belongs in, and the order that the file's name gives. */
  list?: string;
  orderId?: number;
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
  [/^v2_orders__/, "orders"],
  [/^v2_order_(?:\d+_)?_/, "orders"],
  [/^v3_customers?__/, "customers"],
  [/^v3_customers_attributes__/, "customer-attributes"],
  [/^v2_customer_groups__/, "customer-groups"],
];

/** Parts of orders by V2 and V3: the order's id, if the name has it, and what they are, one or many. */
const orderPartPattern =
  /^v[23]_order_(?:(\d+)_)?(product|shipping_address|coupon|shipment|tax|fee|message|transaction|refund)(?:e?s)?__/;
const customerPartPattern = /^v3_customers_(addresses|attribute_values|form_field_values)__/;

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
  const [, orderId, orderList] = orderPartPattern.exec(name) ?? [];
  const [, customerList] = customerPartPattern.exec(name) ?? [];
  const kind =
    known?.[1] ?? (part ? "part" : orderList ? "order-part" : customerList ? "customer-part" : undefined);
  if (kind === undefined) return undefined;
  return {
    name,
    kind,
    entries: entriesOf(JSON.parse(readFileSync(join(folder, name), "utf8"))),
    example: name.includes("__docs"),
    ...(productId === undefined ? {} : { productId: Number(productId) }),
    ...(part === undefined ? {} : { part }),
    ...(orderId === undefined ? {} : { orderId: Number(orderId) }),
    ...((orderList ?? customerList) === undefined ? {} : { list: orderList ?? customerList ?? "" }),
  };
}

/** V3 wraps its answers in `data`; V2 does not, but for fees. Either holds one object or a list. */
function entriesOf(body: unknown): Fields[] {
  const data: unknown = isFields(body)
    ? (body.data ?? (Array.isArray(body.fees) ? wrapped(body) : body))
    : body;
  return (Array.isArray(data) ? data : [data]).filter(isFields);
}

/** An order that holds its fees is an order; fees by themselves have no id beside them. */
function wrapped(body: Fields): Json {
  return body.id === undefined ? (body.fees ?? body) : body;
}

function listFolder(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    throw new Error(`The folder ${folder} named by SANDBOX_DATA cannot be read.`, { cause: error });
  }
}
