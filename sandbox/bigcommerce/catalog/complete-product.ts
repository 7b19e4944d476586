import { completeModifier, type ModifierInput } from "./complete-modifier";
import { productDefaults, variantDefaults } from "./defaults";
import { recalculate } from "./recalculate";
import { type Fields, idOf, type Json, numberOf, type StoredProduct, stamp, textOf } from "./types";

export interface OptionInput {
  name: string;
  type?: "dropdown" | "radio_buttons" | "rectangles" | "swatch";
  values: { label: string; colours?: string[] }[];
}

export interface VariantInput {
  /** One label for each option, in the options' order. */
  values: string[];
  fields?: Fields;
}

export interface ImageInput {
  /** The name of a picture that the sandbox draws, or a whole address. */
  source: string;
  alt?: string;
}

export interface ProductInput {
  /** By the API's own names; what is left out gets the store's defaults. */
  fields: Fields;
  options?: OptionInput[];
  variants?: VariantInput[];
  images?: ImageInput[];
  customFields?: { name: string; value: string }[];
  bulkPricingRules?: Fields[];
  videos?: Fields[];
  reviews?: Fields[];
  modifiers?: ModifierInput[];
  channels?: number[];
}

/** Gives ids to whatever a product consists of. */
export type NextId = () => number;

/** Turns what someone enters into what the store keeps: defaults, ids, a base variant, calculated prices. */
export function completeProduct(input: ProductInput, nextId: NextId, now = new Date()): StoredProduct {
  const created = textOf(input.fields, "date_created") || stamp(now);
  const id = idOf(input.fields) || nextId();
  const fields: Fields = { id, ...productDefaults(created), ...toFourDecimals(input.fields) };
  fields.id = id;
  if (!input.fields.custom_url)
    fields.custom_url = { url: pathFor(textOf(fields, "name")), is_customized: false };
  const options = (input.options ?? []).map((option, index) => completeOption(option, id, index, nextId));
  const images = (input.images ?? []).map((image, index) =>
    completeImage(image, id, index, textOf(fields, "date_modified"), nextId),
  );
  const withId = (entry: Fields): Fields => ({ id: nextId(), ...entry });
  const product: StoredProduct = {
    fields,
    variants: [],
    options,
    modifiers: (input.modifiers ?? []).map((modifier, index) =>
      completeModifier(modifier, id, index, nextId),
    ),
    images,
    customFields: (input.customFields ?? []).map((field) => withId({ ...field })),
    bulkPricingRules: (input.bulkPricingRules ?? []).map(withId),
    videos: (input.videos ?? []).map((video) => ({ ...withId(video), product_id: id })),
    reviews: (input.reviews ?? []).map((review) => ({ ...withId(review), product_id: id })),
    channels: input.channels ?? [1],
  };
  fields.reviews_count = product.reviews.length;
  fields.reviews_rating_sum = product.reviews.reduce((sum, review) => sum + numberOf(review, "rating"), 0);
  product.variants =
    options.length > 0
      ? (input.variants ?? []).map((variant) => completeVariant(variant, id, options, nextId))
      : [baseVariant(product, nextId)];
  // Options and modifiers alike make an option set; one with modifiers alone keeps its base variant.
  if (options.length > 0 || product.modifiers.length > 0) fields.option_set_id = nextId();
  if (options.length === 0) fields.base_variant_id = numberOf(product.variants[0] ?? {}, "id");
  recalculate(product);
  return product;
}

/** Every product without options has exactly one variant, which mirrors it. */
export function baseVariant(product: StoredProduct, nextId: NextId): Fields {
  const thumbnail = product.images.find((image) => image.is_thumbnail === true);
  return {
    id: nextId(),
    product_id: idOf(product.fields),
    ...variantDefaults(),
    image_url: thumbnail?.url_standard ?? "",
  };
}

function completeVariant(input: VariantInput, productId: number, options: Fields[], nextId: NextId): Fields {
  const id = nextId();
  const values = options.map((option, index): Json => {
    const label = input.values[index] ?? "";
    const known = (option.option_values as Fields[]).find((value) => value.label === label);
    if (!known) throw new Error(`Option ${textOf(option, "display_name")} has no value "${label}".`);
    return {
      id: idOf(known),
      label,
      option_id: idOf(option),
      option_display_name: textOf(option, "display_name"),
    };
  });
  return {
    id,
    product_id: productId,
    ...variantDefaults(),
    sku_id: id,
    ...toFourDecimals(input.fields ?? {}),
    image_url: variantPicture(input.fields?.image_url),
    option_values: values,
  };
}

function variantPicture(source: Json | undefined): string {
  return typeof source === "string" && source !== "" ? pictureAddress(source, "standard") : "";
}

function completeOption(option: OptionInput, productId: number, index: number, nextId: NextId): Fields {
  const id = nextId();
  return {
    id,
    product_id: productId,
    name: `${option.name}${id}-${productId}`,
    display_name: option.name,
    type: option.type ?? "dropdown",
    sort_order: index,
    option_values: option.values.map((value, place) => ({
      id: nextId(),
      label: value.label,
      sort_order: place,
      value_data: value.colours ? { colors: value.colours } : null,
      is_default: false,
    })),
    // An empty configuration is an empty list, as PHP writes it.
    config: [],
  };
}

export function completeImage(
  image: ImageInput,
  productId: number,
  index: number,
  modified: string,
  nextId: NextId,
): Fields {
  return {
    id: nextId(),
    product_id: productId,
    is_thumbnail: index === 0,
    sort_order: index,
    description: image.alt ?? "",
    image_file: `s/${String(productId).padStart(3, "0")}/${image.source.split("/").pop() ?? ""}.png`,
    url_zoom: pictureAddress(image.source, "zoom"),
    url_standard: pictureAddress(image.source, "standard"),
    url_thumbnail: pictureAddress(image.source, "thumbnail"),
    url_tiny: pictureAddress(image.source, "tiny"),
    date_modified: modified,
  };
}

/** Addresses end in a cache parameter, as the real ones do. */
function pictureAddress(source: string, size: string): string {
  return /^https?:|^\//.test(source) ? source : `/img/${size}/${source}.png?c=1`;
}

/** "Prices are precise to 4 decimals": https://developer.bigcommerce.com/docs/store-operations/catalog */
export function toFourDecimals(fields: Fields): Fields {
  const entries = Object.entries(fields).map(([key, value]): [string, Json] => [
    key,
    typeof value === "number" && !Number.isInteger(value) ? Number(value.toFixed(4)) : value,
  ]);
  return Object.fromEntries(entries);
}

/** Letters of any script stay, as they do in BigCommerce's own addresses. */
export function pathFor(name: string): string {
  const slug = name
    .toLowerCase()
    .normalize("NFC")
    .replace(/[^\p{L}\p{M}\p{N}]+/gu, "-")
    .replace(/^-+|-+$/g, "");
  return `/${slug || "product"}/`;
}
