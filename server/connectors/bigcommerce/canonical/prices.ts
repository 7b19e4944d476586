import { Decimal } from "decimal.js";
import { type DecimalString, decimalsEqual } from "@/server/domain/money";
import type { RawProduct, RawVariant } from "../schemas/product";
import { unlessZero } from "./values";

export interface Prices {
  price: DecimalString | null;
  salePrice: DecimalString | null;
  retailPrice: DecimalString | null;
  costPrice: DecimalString | null;
}

export function productPrices(product: RawProduct): Prices {
  return {
    price: product.price,
    salePrice: unlessZero(product.sale_price),
    retailPrice: unlessZero(product.retail_price),
    costPrice: unlessZero(product.cost_price),
  };
}

/**
 * What a variant really costs. Null inherits; a price of its own outranks the product's sale price, and only a sale
 * price of its own goes with it: https://developer.bigcommerce.com/docs/store-operations/pricing/calculations
 */
export function variantPrices(variant: RawVariant, product: RawProduct): Prices {
  const inherited = productPrices(product);
  const own = variant.price !== null;
  const explicitSale = unlessZero(variant.sale_price);
  // Zero is not null: such a variant is not on sale, unless what it is sold for says otherwise.
  const inheritsSale =
    !own && (variant.sale_price === null || same(variant.calculated_price, inherited.salePrice));
  const prices: Prices = {
    price: variant.price ?? inherited.price,
    salePrice: inheritsSale ? inherited.salePrice : explicitSale,
    retailPrice: variant.retail_price === null ? inherited.retailPrice : unlessZero(variant.retail_price),
    costPrice: variant.cost_price === null ? inherited.costPrice : unlessZero(variant.cost_price),
  };
  return own || explicitSale !== null ? prices : withRules(prices, variant.calculated_price);
}

function same(a: DecimalString | null, b: DecimalString | null): boolean {
  return a !== null && b !== null && decimalsEqual(a, b);
}

/**
 * A price rule of an option (older stores: SKU rules) changes what a variant costs without setting its price;
 * only calculated_price tells it.
 */
function withRules(prices: Prices, calculated: DecimalString | null): Prices {
  const { price, salePrice } = prices;
  const expected = salePrice ?? price;
  if (calculated === null || price === null || expected === null) return prices;
  const told = new Decimal(calculated);
  if (told.lessThanOrEqualTo(0) || told.equals(expected)) return prices;
  if (salePrice === null || told.greaterThanOrEqualTo(price)) {
    return { ...prices, price: calculated, salePrice: null };
  }
  return { ...prices, salePrice: calculated };
}
