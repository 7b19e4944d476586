import type { ImageInput, OptionInput, ProductInput, VariantInput } from "../catalog/complete-product";
import type { Fields } from "../catalog/types";

/** How the demo catalogue is written down: the usual things by short names, the rest by the API's own. */
export interface DemoProduct {
  name: string;
  sku?: string;
  price: number;
  description: string;
  /** Paths such as "Outdoor > Camping > Tents". */
  categories: string[];
  brand?: string;
  /** Pounds, as the demo store counts. */
  weight: number;
  /** Width, depth and height in inches. */
  size?: [number, number, number];
  /** Counted on the product; left out when stock is counted on the variants or not at all. */
  stock?: number;
  pictures?: (string | ImageInput)[];
  options?: OptionInput[];
  variants?: VariantInput[];
  customFields?: [name: string, value: string][];
  bulkPricing?: Fields[];
  reviews?: Fields[];
  videos?: Fields[];
  /** Any other field of the product. */
  more?: Fields;
}

export function choice(name: string, labels: string[], type: OptionInput["type"] = "dropdown"): OptionInput {
  return { name, type, values: labels.map((label) => ({ label })) };
}

export function swatch(name: string, colours: Record<string, string>): OptionInput {
  const values = Object.entries(colours).map(([label, colour]) => ({ label, colours: [colour] }));
  return { name, type: "swatch", values };
}

/** Every combination of the options' values; where `fieldsFor` gives nothing the combination is not sold. */
export function combine(
  options: OptionInput[],
  fieldsFor: (values: string[], index: number) => Fields | undefined,
): VariantInput[] {
  const combinations = options.reduce<string[][]>(
    (made, option) => made.flatMap((values) => option.values.map((value) => [...values, value.label])),
    [[]],
  );
  return combinations.flatMap((values, index) => {
    const fields = fieldsFor(values, index);
    return fields ? [{ values, fields }] : [];
  });
}

/** The part of a SKU that tells variants apart: "Forest", "EU 42" -> "FOREST-EU42". */
export function code(values: readonly string[]): string {
  return values
    .map((value) =>
      value
        .replace(/[^\p{L}\p{N}]/gu, "")
        .slice(0, 6)
        .toUpperCase(),
    )
    .join("-");
}

export function toInput(
  product: DemoProduct,
  categoryIds: ReadonlyMap<string, number>,
  brandIds: ReadonlyMap<string, number>,
): ProductInput {
  const [width, depth, height] = product.size ?? [0, 0, 0];
  const onVariants =
    product.variants?.some((variant) => variant.fields?.inventory_level !== undefined) ?? false;
  const fields: Fields = {
    name: product.name,
    sku: product.sku ?? "",
    price: product.price,
    description: product.description,
    categories: product.categories.map((path) => idFor(categoryIds, path, product.name)),
    brand_id: product.brand === undefined ? 0 : idFor(brandIds, product.brand, product.name),
    weight: product.weight,
    width,
    depth,
    height,
    inventory_tracking: onVariants ? "variant" : product.stock === undefined ? "none" : "product",
    inventory_level: product.stock ?? 0,
    ...product.more,
  };
  return {
    fields,
    ...(product.options ? { options: product.options } : {}),
    ...(product.variants ? { variants: product.variants } : {}),
    images: (product.pictures ?? []).map((picture) =>
      typeof picture === "string" ? { source: picture } : picture,
    ),
    customFields: (product.customFields ?? []).map(([name, value]) => ({ name, value })),
    bulkPricingRules: product.bulkPricing ?? [],
    reviews: product.reviews ?? [],
    videos: product.videos ?? [],
  };
}

function idFor(ids: ReadonlyMap<string, number>, name: string, product: string): number {
  const id = ids.get(name);
  if (id === undefined)
    throw new Error(`The demo product "${product}" names "${name}", which does not exist.`);
  return id;
}
