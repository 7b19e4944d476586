import { between, pick, type Random, seededRandom } from "../../core/random";
import {
  completeProduct,
  type ImageInput,
  type OptionInput,
  type VariantInput,
} from "../catalog/complete-product";
import type { Fields, StoreState } from "../catalog/types";
import { demoCurrencies } from "../data/customer-settings";
import { demoChannels, demoStore, demoTaxClasses, demoTrees } from "../data/store";
import { generatedCustomers } from "./generate-customers";
import { generatedOrders } from "./generate-orders";

export interface GenerateOptions {
  products: number;
  /** The same seed gives the same catalogue. */
  seed?: number;
  /** The share of products that have variants; a third by default. */
  variableShare?: number;
  /** Variants of such a product; six by default. */
  variantsPer?: number;
  /** Pictures of a product: a number, or the fewest and the most. One by default. */
  imagesPer?: number | [fewest: number, most: number];
  /** None by default. */
  customers?: number;
  /** Of one to five lines, a fifth of them by guests; none by default. */
  orders?: number;
}

const adjectives = ["Plain", "Quiet", "Northern", "Folding", "Heavy", "Light", "Waxed", "Woven"] as const;
const things = [
  "Tent",
  "Mug",
  "Bottle",
  "Backpack",
  "Lamp",
  "Shirt",
  "Boot",
  "Bowl",
  "Blanket",
  "Knife",
] as const;
const colours = [
  "Forest",
  "Navy",
  "Sand",
  "Rust",
  "Sage",
  "Slate",
  "Mustard",
  "Charcoal",
  "Cream",
  "Teal",
] as const;
const sizes = ["XS", "S", "M", "L", "XL", "XXL"] as const;
const categoryCount = 40;
const brandCount = 12;

/** A catalogue of any size. Ids run on from 1, so that product n is always the same product. */
export function generatedState(options: GenerateOptions): StoreState {
  const { products, seed = 1, variableShare = 1 / 3, variantsPer = 6 } = options;
  const random = seededRandom(seed);
  // Well past the products, so that those keep their numbers however many there are.
  let nextId = Math.max(1_000_000, products * 10);
  const takeId = () => {
    nextId += 1;
    return nextId - 1;
  };
  const made = Array.from({ length: products }, (_, index) => {
    const number = index + 1;
    // Evenly spread rather than drawn, so that the share is exact for every size.
    const variable = Math.floor(number * variableShare) > Math.floor((number - 1) * variableShare);
    const shape = variable ? variantsOf(variantsPer, number, random) : {};
    const images = imagesOf(options.imagesPer ?? 1, number, random);
    const fields = fieldsOf(number, variable, random);
    return completeProduct(
      { fields, ...shape, images },
      takeId,
      new Date(Date.UTC(2024, 0, 1) + number * 60_000),
    );
  });
  // Numbers of their own, so that a catalogue stays the same with or without customers and orders.
  const people = generatedCustomers(options.customers ?? 0, seededRandom(seed + 1));
  const orders = generatedOrders(options.orders ?? 0, made, people.inputs, seededRandom(seed + 2));
  return {
    store: { ...structuredClone(demoStore), name: "Generated store" },
    taxClasses: structuredClone(demoTaxClasses),
    channels: structuredClone(demoChannels),
    trees: structuredClone(demoTrees),
    categories: Array.from({ length: categoryCount }, (_, index) => categoryAt(index + 1)),
    brands: Array.from({ length: brandCount }, (_, index) => brandAt(index + 1)),
    products: made,
    metafields: [],
    orders,
    customers: people.customers,
    customerGroups: [],
    customerAttributes: [],
    currencies: structuredClone(demoCurrencies),
    nextId,
  };
}

function fieldsOf(number: number, variable: boolean, random: Random): Fields {
  const name = `${pick(random, adjectives)} ${pick(random, things)} ${number}`;
  const cents = between(random, 500, 40_000);
  const onSale = random() < 0.2;
  const counted = !variable && random() < 0.7;
  return {
    id: number,
    name,
    sku: `GEN-${number}`,
    price: cents / 100,
    sale_price: onSale ? Math.round(cents * 0.8) / 100 : 0,
    description: `<p>${name}, made from the seed of this catalogue.</p>`,
    categories: [between(random, 1, categoryCount)],
    brand_id: random() < 0.8 ? between(random, 1, brandCount) : 0,
    weight: between(random, 10, 500) / 100,
    width: between(random, 1, 30),
    depth: between(random, 1, 30),
    height: between(random, 1, 30),
    inventory_tracking: variable ? "variant" : counted ? "product" : "none",
    inventory_level: counted ? between(random, 0, 100) : 0,
    is_visible: random() >= 0.03,
  };
}

/** One option up to ten variants, colours and sizes beyond that. */
function variantsOf(
  count: number,
  number: number,
  random: Random,
): { options: OptionInput[]; variants: VariantInput[] } {
  const columns = count <= colours.length ? 1 : Math.min(sizes.length, Math.ceil(count / colours.length));
  const rows = Math.ceil(count / columns);
  const colourLabels = Array.from({ length: rows }, (_, row) => colours[row] ?? `Colour ${row + 1}`);
  const options: OptionInput[] = [{ name: "Colour", values: colourLabels.map((label) => ({ label })) }];
  if (columns > 1)
    options.push({ name: "Size", values: sizes.slice(0, columns).map((label) => ({ label })) });
  const variants = Array.from({ length: count }, (_, index): VariantInput => {
    const colour = colourLabels[Math.floor(index / columns)] ?? "";
    const size = sizes[index % columns] ?? "";
    return {
      values: columns > 1 ? [colour, size] : [colour],
      fields: {
        sku: `GEN-${number}-${index + 1}`,
        price: random() < 0.3 ? between(random, 500, 40_000) / 100 : null,
        inventory_level: between(random, 0, 40),
      },
    };
  });
  return { options, variants };
}

function imagesOf(count: number | [number, number], number: number, random: Random): ImageInput[] {
  const length = typeof count === "number" ? count : between(random, count[0], count[1]);
  return Array.from({ length }, (_, index) => ({ source: `generated-${number}-${index + 1}` }));
}

/** Four top categories with nine below each. */
function categoryAt(id: number): Fields {
  const name = `Department ${id}`;
  return {
    id,
    parent_id: id <= 4 ? 0 : (id % 4) + 1,
    tree_id: 1,
    name,
    description: "",
    views: 0,
    sort_order: id,
    page_title: "",
    search_keywords: "",
    meta_keywords: [],
    meta_description: "",
    layout_file: "category.html",
    is_visible: true,
    default_product_sort: "use_store_settings",
    custom_url: { url: `/department-${id}/`, is_customized: false },
    image_url: "",
  };
}

function brandAt(id: number): Fields {
  return {
    id,
    name: `Maker ${id}`,
    page_title: "",
    meta_keywords: [],
    meta_description: "",
    image_url: "",
    search_keywords: "",
    custom_url: { url: `/brands/maker-${id}/`, is_customized: false },
  };
}
