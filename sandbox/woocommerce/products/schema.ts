import type { Arg, Args, Schema } from "../rest/schema";

export const text: Arg = { type: "string" };
export const whole: Arg = { type: "integer" };
export const flag: Arg = { type: "boolean" };
export const date: Arg = { type: ["null", "string"] };

export function choice(values: readonly string[], fallback?: string): Arg {
  return { type: "string", enum: values, ...(fallback === undefined ? {} : { default: fallback }) };
}

export function listOf(items: Schema): Arg {
  return { type: "array", items };
}

export function objects(properties: Record<string, Schema>): Arg {
  return listOf({ type: "object", properties });
}

export const meta = objects({
  id: whole,
  key: text,
  value: { type: ["null", "object", "string", "number", "boolean", "integer", "array"] },
});

const term = objects({ id: whole, name: text, slug: text });

export const imageProperties: Record<string, Schema> = {
  id: whole,
  date_created: date,
  date_created_gmt: date,
  date_modified: date,
  date_modified_gmt: date,
  src: text,
  name: text,
  alt: text,
};

export const dimensions: Arg = { type: "object", properties: { length: text, width: text, height: text } };

export const downloads = objects({ id: text, name: text, file: text });

export const stockStatuses = ["instock", "outofstock", "onbackorder"] as const;
export const postStatuses = ["draft", "pending", "private", "publish"] as const;
export const productTypes = ["simple", "grouped", "external", "variable"] as const;
export const visibilities = ["visible", "catalog", "search", "hidden"] as const;
export const taxStatuses = ["taxable", "shipping", "none"] as const;

/** What a product takes, in the order in which WordPress lists what is wrong. */
export const productArgs: Args = {
  name: text,
  slug: text,
  date_created: date,
  date_created_gmt: date,
  type: choice(productTypes),
  status: choice([...postStatuses, "future", "auto-draft", "trash"]),
  featured: flag,
  catalog_visibility: choice(visibilities),
  description: text,
  short_description: text,
  sku: text,
  global_unique_id: text,
  regular_price: text,
  sale_price: text,
  date_on_sale_from: date,
  date_on_sale_from_gmt: date,
  date_on_sale_to: date,
  date_on_sale_to_gmt: date,
  virtual: flag,
  downloadable: flag,
  downloads,
  download_limit: whole,
  download_expiry: whole,
  external_url: text,
  button_text: text,
  tax_status: choice(taxStatuses),
  tax_class: text,
  manage_stock: flag,
  stock_quantity: whole,
  stock_status: choice(stockStatuses),
  backorders: choice(["no", "notify", "yes"]),
  low_stock_amount: { type: ["integer", "null"] },
  sold_individually: flag,
  weight: text,
  dimensions,
  shipping_class: text,
  reviews_allowed: flag,
  post_password: text,
  upsell_ids: listOf(whole),
  cross_sell_ids: listOf(whole),
  parent_id: whole,
  purchase_note: text,
  categories: term,
  brands: term,
  tags: term,
  images: objects(imageProperties),
  attributes: objects({
    id: whole,
    name: text,
    position: whole,
    visible: flag,
    variation: flag,
    options: listOf(text),
  }),
  default_attributes: objects({ id: whole, name: text, option: text }),
  menu_order: whole,
  meta_data: meta,
};

export const moment: Arg = { type: "string", format: "date-time" };
export const ids: Arg = { type: "array", items: whole, lenient: "ids", default: [] };

export const pageArgs: Args = {
  context: choice(["view", "edit"], "view"),
  page: { type: "integer", default: 1, minimum: 1 },
  per_page: { type: "integer", default: 10, minimum: 1, maximum: 100 },
  search: { ...text, clean: "text" },
};

export const listedStatuses = ["future", "trash", ...postStatuses] as const;

/** What the lists of products and of variations have in common. */
export const postListArgs: Args = {
  ...pageArgs,
  after: moment,
  before: moment,
  modified_after: moment,
  modified_before: moment,
  dates_are_gmt: { ...flag, default: false },
  exclude: ids,
  include: ids,
  offset: whole,
  order: choice(["asc", "desc"], "desc"),
  orderby: choice(["date", "id", "include", "title", "slug", "modified", "menu_order"], "date"),
  parent: ids,
  parent_exclude: ids,
  slug: text,
  status: choice(["any", ...listedStatuses], "any"),
  sku: { ...text, clean: "text" },
  on_sale: flag,
  min_price: { ...text, clean: "text" },
  max_price: { ...text, clean: "text" },
  include_meta: { ...listOf(text), default: [] },
  exclude_meta: { ...listOf(text), default: [] },
  stock_status: choice(stockStatuses),
  include_status: listOf(choice(["any", ...listedStatuses])),
  exclude_status: listOf(choice(listedStatuses)),
  downloadable: flag,
  virtual: flag,
};

const popular = ["popularity", "rating"];

/** Given as a text of ids, and turned into a list of them. */
const idText: Arg = { ...text, clean: "ids" };

export const productListArgs: Args = {
  ...postListArgs,
  orderby: choice(
    [
      ...[
        "date",
        "id",
        "include",
        "title",
        "slug",
        "modified",
        ...popular,
        "post__in",
        "price",
        "sales",
        "menu_order",
      ],
      ...["random", ...popular, "menu_order", "price", ...popular],
    ],
    "date",
  ),
  brand: idText,
  type: choice(productTypes),
  featured: flag,
  category: idText,
  tag: idText,
  shipping_class: idText,
  attribute: text,
  attribute_term: idText,
  search_sku: { ...text, clean: "text" },
  search_name_or_sku: { ...text, clean: "text" },
  search_fields: {
    ...listOf(choice(["name", "global_unique_id", "description", "short_description", "sku"])),
    default: [],
  },
  include_types: listOf(choice(productTypes)),
  exclude_types: listOf(choice(productTypes)),
  pos_products_only: flag,
};
