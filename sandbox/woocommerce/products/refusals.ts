import { RestError } from "../rest/errors";

/** A missing product is 404 to GET and DELETE but 400 to PUT. */
export function noProduct(status: 400 | 404): RestError {
  return new RestError("woocommerce_rest_product_invalid_id", "Invalid ID.", status);
}

export function isVariation(): RestError {
  const message =
    "To manipulate product variations you should use the /products/&lt;product_id&gt;/variations/&lt;id&gt; endpoint.";
  return new RestError("woocommerce_rest_invalid_product_id", message, 404);
}

export function duplicateSku(resourceId: number, unique: string): RestError {
  const data = { status: 400, resource_id: resourceId, unique_sku: unique };
  return new RestError("product_invalid_sku", "Invalid or duplicated SKU.", data);
}

export function duplicateGtin(resourceId: number): RestError {
  const message = "Invalid or duplicated GTIN, UPC, EAN or ISBN.";
  return new RestError("product_invalid_global_unique_id", message, { status: 400, resource_id: resourceId });
}

/** The other answer to a taken SKU: the lookup table has it, most often for a product in the trash. */
export function skuInLookupTable(sku: string): RestError {
  const message = `The product with SKU (${sku}) you are trying to insert is already present in the lookup table`;
  return new RestError("woocommerce_rest_product_not_created", message, 400);
}

export function invalid(what: string, message: string): RestError {
  return new RestError(`product_invalid_${what}`, message, 400);
}

export function externalProduct(what: string, message: string): RestError {
  return new RestError(`product_external_invalid_${what}`, message, 400);
}
