import type { ProductRecord } from "../store/records";
import { readUtc, type Site } from "../store/site";
import { decimalText } from "../text/decimal";
import { isEmpty, isSet, type Params, phpString } from "../text/php";

/** Regular and sale price with the dates of the sale. */
export function applyPrices(site: Site, product: ProductRecord, params: Params): void {
  if (isSet(params.regular_price)) product.regularPrice = decimalText(params.regular_price);
  if (isSet(params.sale_price)) product.salePrice = decimalText(params.sale_price);
  if (isSet(params.date_on_sale_from)) product.saleFrom = saleDate(site, params.date_on_sale_from);
  if (isSet(params.date_on_sale_from_gmt)) product.saleFrom = utcDate(params.date_on_sale_from_gmt);
  if (isSet(params.date_on_sale_to)) product.saleTo = saleDate(site, params.date_on_sale_to);
  if (isSet(params.date_on_sale_to_gmt)) product.saleTo = utcDate(params.date_on_sale_to_gmt);
}

function saleDate(site: Site, value: unknown): number | null {
  return isEmpty(value) ? null : site.readLocal(phpString(value));
}

function utcDate(value: unknown): number | null {
  return isEmpty(value) ? null : readUtc(phpString(value));
}

/** A variable product has the prices of its variations, a grouped one those of its products. */
export function clearPrices(product: ProductRecord): void {
  product.regularPrice = "";
  product.salePrice = "";
  product.saleFrom = null;
  product.saleTo = null;
  product.price = "";
}
