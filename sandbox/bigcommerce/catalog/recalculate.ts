import { sharedWithBaseVariant } from "./defaults";
import { type Fields, listOf, numberOf, type StoredProduct } from "./types";

/** What the store works out by itself after a change: calculated prices and weights, the base variant, stock. */
export function recalculate(product: StoredProduct): void {
  const { fields, variants } = product;
  const price = numberOf(fields, "price");
  const sale = numberOf(fields, "sale_price");
  fields.calculated_price = sale > 0 ? sale : price;
  for (const variant of variants) {
    if (isBase(variant)) mirror(product, variant);
    else recalculateVariant(fields, variant);
  }
  if (fields.inventory_tracking === "variant") {
    fields.inventory_level = variants.reduce((sum, variant) => sum + numberOf(variant, "inventory_level"), 0);
  }
}

export function isBase(variant: Fields): boolean {
  return listOf(variant, "option_values").length === 0;
}

function mirror({ fields }: StoredProduct, variant: Fields): void {
  for (const key of sharedWithBaseVariant) variant[key] = fields[key] ?? null;
  variant.calculated_weight = numberOf(fields, "weight");
}

/** A variant's own sale price wins over its own price; where it has neither, the product's hold. */
function recalculateVariant(fields: Fields, variant: Fields): void {
  const ownSale = numberOf(variant, "sale_price");
  const calculated = ownSale > 0 ? ownSale : variant.price;
  variant.calculated_price =
    typeof calculated === "number" ? calculated : numberOf(fields, "calculated_price");
  variant.calculated_weight =
    typeof variant.weight === "number" ? variant.weight : numberOf(fields, "weight");
}
