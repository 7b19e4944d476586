import { type Fields, idOf, type Json, type StoredProduct } from "./types";

const parts: Record<string, (product: StoredProduct, origin: string) => Json> = {
  bulk_pricing_rules: (product) => product.bulkPricingRules,
  channels: (product) => product.channels,
  custom_fields: (product) => product.customFields,
  images: (product, origin) => withAddresses(product.images, origin),
  modifiers: (product) => product.modifiers,
  options: (product) => product.options,
  parent_relations: () => [],
  primary_image: (product, origin) => {
    const image = product.images.find((one) => one.is_thumbnail === true) ?? product.images[0];
    return image ? absolute(image, origin) : null;
  },
  reviews: (product) => product.reviews,
  variants: (product, origin) => withAddresses(product.variants, origin),
  videos: (product) => product.videos,
};

/** These come with every answer, whatever fields were asked for. */
const alwaysGiven = ["gift_wrapping_options_type", "gift_wrapping_options_list"];

export interface AnswerShape {
  include: string[];
  includeFields: Set<string> | undefined;
  excludeFields: Set<string>;
}

export function readShape(filters: Map<string, string>): AnswerShape | { unknownInclude: string } {
  const take = (name: string) => {
    const text = filters.get(name);
    filters.delete(name);
    return text === undefined
      ? undefined
      : text
          .split(",")
          .map((part) => part.trim())
          .filter(Boolean);
  };
  const include = take("include") ?? [];
  const unknown = include.find((name) => !(name in parts));
  if (unknown !== undefined) return { unknownInclude: unknown };
  const includeFields = take("include_fields");
  return {
    include,
    includeFields: includeFields && new Set(includeFields),
    excludeFields: new Set(take("exclude_fields")),
  };
}

/**
 * "When you specify options or modifiers, results are limited to 10 per page."
 * https://developer.bigcommerce.com/docs/rest-catalog/products#get-all-products
 */
export function limitFor(shape: AnswerShape, limit: number): number {
  const heavy = shape.include.includes("options") || shape.include.includes("modifiers");
  return heavy ? Math.min(limit, 10) : limit;
}

export function answerProduct(product: StoredProduct, shape: AnswerShape, origin: string): Fields {
  const answer = chooseFields(product.fields, shape);
  for (const name of shape.include) answer[name] = parts[name]?.(product, origin) ?? null;
  return answer;
}

export function chooseFields(fields: Fields, shape: Omit<AnswerShape, "include">): Fields {
  const { includeFields, excludeFields } = shape;
  if (!includeFields && excludeFields.size === 0) return { ...fields };
  const chosen: Fields = { id: idOf(fields) };
  for (const [key, value] of Object.entries(fields)) {
    if (key === "id" || excludeFields.has(key)) continue;
    if (!includeFields || includeFields.has(key) || alwaysGiven.includes(key)) chosen[key] = value;
  }
  return chosen;
}

/** Pictures of the sandbox itself are kept without an origin, since the port may differ from one start to the next. */
export function absolute(fields: Fields, origin: string): Fields {
  const answer: Fields = { ...fields };
  for (const [key, value] of Object.entries(fields)) {
    if (typeof value === "string" && value.startsWith("/img/")) answer[key] = `${origin}${value}`;
  }
  return answer;
}

export function withAddresses(list: readonly Fields[], origin: string): Fields[] {
  return list.map((fields) => absolute(fields, origin));
}
