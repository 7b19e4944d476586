import type { IssueDraft } from "@/server/domain/issue";
import type { ProductOption, ProductVariant, VariantChoice } from "@/server/domain/product";
import type { RawProduct, RawVariant } from "../schemas/product";
import { createOptionBook } from "./options";
import { variantPrices } from "./prices";
import { positive, trimmed, unlessZero, webAddress } from "./values";

export interface VariantsReading {
  options: ProductOption[];
  variants: ProductVariant[];
  /** The one variant of a product without options; it may hold the SKU, the price and the stock. */
  base: RawVariant | null;
}

export function readVariants(product: RawProduct, issues: IssueDraft[]): VariantsReading {
  const withChoices = product.variants.filter((variant) => variant.option_values.length > 0);
  const base = product.variants.find((variant) => variant.option_values.length === 0) ?? null;
  if (withChoices.length === 0) {
    noteMissing(product, base, issues);
    return { options: [], variants: [], base };
  }

  const book = createOptionBook(product);
  const read: { raw: RawVariant; choices: VariantChoice[] }[] = [];
  for (const raw of product.variants) {
    const choices = raw.option_values.map((choice) => book.choose(choice)).filter((one) => one !== null);
    if (choices.length > 0) read.push({ raw, choices });
    else {
      issues.push({
        code: "value_dropped",
        field: "variants",
        details: { detail: `the variant ${nameOf(raw)} has no choices, so a shopper could not pick it` },
      });
    }
  }
  const options = book.options();
  if (options.length === 0) {
    issues.push({ code: "variants_missing", details: { detail: "none of them names its choices" } });
    return { options: [], variants: [], base };
  }
  const order = new Map(options.map((option, index) => [option.name, index]));
  const variants = read.map(({ raw, choices }) => {
    const sorted = [...choices].sort((a, b) => (order.get(a.option) ?? 0) - (order.get(b.option) ?? 0));
    return toVariant(raw, sorted, product);
  });
  noteDuplicates(variants, issues);
  return { options, variants, base: null };
}

function nameOf(variant: RawVariant): string {
  const sku = trimmed(variant.sku);
  return sku ? `${variant.id} (SKU ${sku})` : variant.id;
}

/** base_variant_id is null for products with options, which must have come with variants then. */
function noteMissing(product: RawProduct, base: RawVariant | null, issues: IssueDraft[]): void {
  if (base !== null) return;
  if (product.base_variant_id !== null && product.options.length === 0) return;
  issues.push({
    code: "variants_missing",
    details: { detail: "BigCommerce says that it has options and sent no variants" },
  });
}

function toVariant(raw: RawVariant, choices: VariantChoice[], product: RawProduct): ProductVariant {
  const url = webAddress(raw.image_url);
  return {
    sourceId: raw.id,
    sku: trimmed(raw.sku),
    choices,
    ...variantPrices(raw, product),
    weight: unlessZero(raw.weight ?? product.weight),
    length: unlessZero(raw.depth ?? product.depth),
    width: unlessZero(raw.width ?? product.width),
    height: unlessZero(raw.height ?? product.height),
    stockQuantity: raw.inventory_level,
    lowStockLevel: positive(raw.inventory_warning_level),
    purchasable: raw.purchasing_disabled !== true,
    image: url === null ? null : { sourceId: `variant-${raw.id}`, url, alt: "", position: 0 },
    gtin: trimmed(raw.gtin),
    upc: trimmed(raw.upc),
    mpn: trimmed(raw.mpn),
  };
}

function noteDuplicates(variants: ProductVariant[], issues: IssueDraft[]): void {
  const seen = new Set<string>();
  for (const variant of variants) {
    const key = JSON.stringify(variant.choices.map((choice) => [choice.option, choice.value]));
    if (seen.has(key)) {
      const variation = variant.choices.map((choice) => choice.value).join(" / ");
      issues.push({ code: "variation_duplicate", details: { variation } });
    }
    seen.add(key);
  }
}
