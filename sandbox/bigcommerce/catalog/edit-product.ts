import {
  completeImage,
  completeProduct,
  type NextId,
  type ProductInput,
  toFourDecimals,
  type VariantInput,
} from "./complete-product";
import { productDefaults, variantDefaults } from "./defaults";
import { isBase, recalculate } from "./recalculate";
import {
  type Fields,
  idOf,
  isFields,
  type Json,
  listOf,
  numberOf,
  type StoredProduct,
  stamp,
  textOf,
} from "./types";

export type Refusal = { status: 404 | 409 | 422; title: string; errors: Record<string, string> };

export function isRefusal(value: object): value is Refusal {
  return "status" in value && "errors" in value;
}

const writable = new Set(Object.keys(productDefaults("")));
for (const readOnly of [
  "calculated_price",
  "date_created",
  "date_modified",
  "base_variant_id",
  "option_set_id",
]) {
  writable.delete(readOnly);
}
const writableOnVariant = new Set(Object.keys(variantDefaults()));
for (const readOnly of ["calculated_price", "calculated_weight", "sku_id", "option_values"]) {
  writableOnVariant.delete(readOnly);
}

const numbers = ["price", "cost_price", "retail_price", "sale_price", "weight", "width", "depth", "height"];

/** A product as `POST /catalog/products` takes it. */
export function createProduct(
  body: Fields,
  products: readonly StoredProduct[],
  nextId: NextId,
  now: Date,
): StoredProduct | Refusal {
  const missing = ["name", "type", "weight", "price"].filter(
    (key) => body[key] === undefined || body[key] === "",
  );
  if (missing.length > 0) {
    const errors = Object.fromEntries(missing.map((key) => [key, `Please provide a ${key}.`]));
    return { status: 422, title: "Missing Required Fields", errors };
  }
  const refusal = check(body, products, undefined);
  if (refusal) return refusal;
  return completeProduct(readInput(body), nextId, now);
}

/** Changes the fields that are given; what is read only is ignored, as the real store does. */
export function updateProduct(
  product: StoredProduct,
  body: Fields,
  products: readonly StoredProduct[],
  nextId: NextId,
  now: Date,
): Refusal | undefined {
  const refusal = check(body, products, product);
  if (refusal) return refusal;
  for (const [key, value] of Object.entries(toFourDecimals(body))) {
    if (writable.has(key)) product.fields[key] = value;
  }
  if (Array.isArray(body.images)) {
    product.images = readImages(body.images).map((image, index) =>
      completeImage(image, idOf(product.fields), index, stamp(now), nextId),
    );
  }
  if (Array.isArray(body.custom_fields)) {
    product.customFields = readCustomFields(body.custom_fields).map((field) => ({ id: nextId(), ...field }));
  }
  touch(product, now);
  return undefined;
}

/**
 * Changes one variant. The base variant is the product under another name, so its values go to the product.
 * That a variant's change moves the product's date is not documented; the sandbox moves it.
 */
export function updateVariant(
  product: StoredProduct,
  variant: Fields,
  body: Fields,
  products: readonly StoredProduct[],
  now: Date,
): Refusal | undefined {
  if (typeof body.sku === "string") {
    const taken = duplicateSku(body.sku, products, isBase(variant) ? product : undefined, variant);
    if (taken) return taken;
  }
  const target = isBase(variant) ? product.fields : variant;
  for (const [key, value] of Object.entries(toFourDecimals(body))) {
    if (writableOnVariant.has(key) && key in target) target[key] = value;
  }
  touch(product, now);
  return undefined;
}

function touch(product: StoredProduct, now: Date): void {
  recalculate(product);
  product.fields.date_modified = stamp(now);
}

function check(
  body: Fields,
  products: readonly StoredProduct[],
  self: StoredProduct | undefined,
): Refusal | undefined {
  const wrong = numbers.filter((key) => body[key] !== undefined && !isNumber(body[key]));
  if (wrong.length > 0) {
    const errors = Object.fromEntries(wrong.map((key) => [key, `${key} must be a number`]));
    return { status: 422, title: "JSON data is missing or invalid", errors };
  }
  for (const key of numbers) if (typeof body[key] === "string") body[key] = Number(body[key]);
  if (typeof body.sku === "string" && body.sku !== "")
    return duplicateSku(body.sku, products, self, undefined);
  return undefined;
}

function isNumber(value: Json | undefined): boolean {
  return (
    typeof value === "number" || (typeof value === "string" && value !== "" && Number.isFinite(Number(value)))
  );
}

function duplicateSku(
  sku: string,
  products: readonly StoredProduct[],
  self: StoredProduct | undefined,
  ownVariant: Fields | undefined,
): Refusal | undefined {
  const wanted = sku.toLowerCase();
  if (wanted === "") return undefined;
  const taken = products.some(
    (product) =>
      (product !== self && textOf(product.fields, "sku").toLowerCase() === wanted) ||
      product.variants.some(
        (variant) =>
          variant !== ownVariant && !isBase(variant) && textOf(variant, "sku").toLowerCase() === wanted,
      ),
  );
  if (!taken) return undefined;
  return {
    status: 409,
    title: "The product sku is a duplicate",
    errors: { sku: "The product sku is a duplicate" },
  };
}

function readInput(body: Fields): ProductInput {
  const fields: Fields = {};
  for (const [key, value] of Object.entries(body)) if (writable.has(key)) fields[key] = value;
  const variants = listOf(body, "variants").filter(isFields);
  const { options, inputs } = readVariants(variants);
  return {
    fields,
    options,
    variants: inputs,
    images: readImages(listOf(body, "images")),
    customFields: readCustomFields(listOf(body, "custom_fields")),
    bulkPricingRules: listOf(body, "bulk_pricing_rules").filter(isFields),
  };
}

/** Options come out of the variants, in the order in which the variants name them. */
function readVariants(variants: readonly Fields[]) {
  const labels = new Map<string, Set<string>>();
  const inputs: VariantInput[] = variants.map((variant) => {
    const values = listOf(variant, "option_values").filter(isFields);
    for (const value of values) {
      const option = textOf(value, "option_display_name");
      labels.set(option, (labels.get(option) ?? new Set()).add(textOf(value, "label")));
    }
    const fields: Fields = {};
    for (const [key, value] of Object.entries(variant)) if (writableOnVariant.has(key)) fields[key] = value;
    return { values: values.map((value) => textOf(value, "label")), fields };
  });
  const options = [...labels].map(([name, values]) => ({
    name,
    values: [...values].map((label) => ({ label })),
  }));
  return { options, inputs: options.length > 0 ? inputs : [] };
}

function readImages(list: readonly Json[]) {
  return list
    .filter(isFields)
    .sort((first, second) => numberOf(first, "sort_order") - numberOf(second, "sort_order"))
    .map((image) => ({ source: textOf(image, "image_url"), alt: textOf(image, "description") }))
    .filter((image) => image.source !== "");
}

function readCustomFields(list: readonly Json[]) {
  return list
    .filter(isFields)
    .map((field) => ({ name: textOf(field, "name"), value: textOf(field, "value") }));
}
