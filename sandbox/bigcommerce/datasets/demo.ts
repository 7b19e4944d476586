import { completeProduct, pathFor } from "../catalog/complete-product";
import type { Fields, StoreState } from "../catalog/types";
import { booksAndDownloads } from "../data/books-and-downloads";
import { brands, type DemoBrand } from "../data/brands";
import { campGear } from "../data/camp-gear";
import { campKitchen } from "../data/camp-kitchen";
import { categories, type DemoCategory } from "../data/categories";
import { clothing } from "../data/clothing";
import { demoCurrencies, demoCustomerAttributes, demoCustomerGroups } from "../data/customer-settings";
import { hiking } from "../data/hiking";
import { kitchen } from "../data/kitchen";
import { livingAndGarden } from "../data/living-and-garden";
import { productExtras } from "../data/product-extras";
import { sleeping } from "../data/sleeping";
import { demoChannels, demoStore, demoTaxClasses, demoTrees } from "../data/store";
import { tents } from "../data/tents";
import { demoCustomers } from "./demo-customers";
import { demoPriceListState, withExtras } from "./demo-extras";
import { demoOrders } from "./demo-orders";
import { toInput } from "./demo-product";

const demoProducts = [
  ...tents,
  ...sleeping,
  ...campGear,
  ...hiking,
  ...campKitchen,
  ...clothing,
  ...kitchen,
  ...livingAndGarden,
  ...booksAndDownloads,
];

const firstCategory = 11;
const firstBrand = 61;
const firstProduct = 101;
const firstOther = 1001;
const opened = Date.UTC(2024, 0, 8, 9);
const day = 24 * 60 * 60 * 1000;

/** The demo store, always the same: fixed ids and dates, so that a second start finds what the first one made. */
export function demoState(): StoreState {
  const categoryIds = new Map(categories.map((category, index) => [category.path, firstCategory + index]));
  const brandIds = new Map(brands.map((brand, index) => [brand.name, firstBrand + index]));
  let nextId = firstOther;
  const takeId = () => {
    nextId += 1;
    return nextId - 1;
  };
  const idsBySku = new Map<string, number>();
  const products = demoProducts.map((product, index) => {
    const input = withExtras(toInput(product, categoryIds, brandIds), idsBySku);
    if (product.sku !== undefined) idsBySku.set(product.sku, firstProduct + index);
    // Nobody has changed these products since they were entered, a day apart.
    return completeProduct(
      { ...input, fields: { id: firstProduct + index, ...input.fields } },
      takeId,
      new Date(opened + index * day),
    );
  });
  const metafields = [
    metafield(takeId(), "product", firstProduct, "origin", "Sewn in Aarhus"),
    metafield(takeId(), "product", firstProduct + 1, "origin", "Sewn in Aarhus"),
    metafield(takeId(), "category", firstCategory, "season", "spring"),
    metafield(takeId(), "brand", firstBrand, "since", "1987"),
    ...Object.entries(productExtras).flatMap(([sku, extra]) =>
      (extra.metafields ?? []).map(([key, value]) =>
        metafield(takeId(), "product", idsBySku.get(sku) ?? 0, key, value),
      ),
    ),
  ];
  return {
    store: structuredClone(demoStore),
    taxClasses: structuredClone(demoTaxClasses),
    channels: structuredClone(demoChannels),
    trees: structuredClone(demoTrees),
    categories: categories.map((category) => makeCategory(category, categoryIds)),
    brands: brands.map((brand) => makeBrand(brand, brandIds)),
    products,
    metafields,
    priceLists: demoPriceListState(products),
    orders: demoOrders(products),
    customers: demoCustomers(),
    customerGroups: structuredClone(demoCustomerGroups),
    customerAttributes: structuredClone(demoCustomerAttributes),
    currencies: structuredClone(demoCurrencies),
    nextId,
  };
}

function makeCategory(category: DemoCategory, ids: ReadonlyMap<string, number>): Fields {
  const parts = category.path.split(" > ");
  const id = ids.get(category.path) ?? 0;
  return {
    id,
    parent_id: ids.get(parts.slice(0, -1).join(" > ")) ?? 0,
    tree_id: 1,
    name: parts.at(-1) ?? "",
    description: category.description ?? "",
    views: 0,
    sort_order: id - firstCategory,
    page_title: category.pageTitle ?? "",
    search_keywords: "",
    meta_keywords: [],
    meta_description: category.metaDescription ?? "",
    layout_file: "category.html",
    is_visible: category.hidden !== true,
    default_product_sort: "use_store_settings",
    custom_url: {
      url: parts
        .map((part) => pathFor(part).slice(0, -1))
        .join("")
        .concat("/"),
      is_customized: false,
    },
    image_url: category.picture ? `/img/standard/${category.picture}.png?c=1` : "",
  };
}

function makeBrand(brand: DemoBrand, ids: ReadonlyMap<string, number>): Fields {
  return {
    id: ids.get(brand.name) ?? 0,
    name: brand.name,
    page_title: brand.pageTitle ?? "",
    meta_keywords: [],
    meta_description: brand.metaDescription ?? "",
    image_url: brand.picture ? `/img/standard/${brand.picture}.png?c=1` : "",
    search_keywords: brand.searchKeywords ?? "",
    custom_url: { url: `/brands${pathFor(brand.name)}`, is_customized: false },
  };
}

function metafield(id: number, kind: string, resource: number, key: string, value: string): Fields {
  const date = new Date(opened).toISOString().replace(".000Z", "+00:00");
  return {
    id,
    key,
    value,
    namespace: "fell_and_hearth",
    permission_set: "read",
    resource_type: kind,
    resource_id: resource,
    description: "",
    date_created: date,
    date_modified: date,
    owner_client_id: "",
  };
}
