import { items, type Params, phpString } from "../text/php";

/** The SKUs of a comma list and the whole text as well; other searches take precedence. */
export function skusAsked(params: Params): string[] | undefined {
  if (phpString(params.search_name_or_sku) !== "" || phpString(params.search_sku) !== "") return undefined;
  if (items(params.search_fields).length > 0 && phpString(params.search).trim() !== "") return undefined;
  const sku = phpString(params.sku);
  if (sku === "" || sku === "0") return undefined;
  const skus = sku.split(",");
  return skus.length > 1 ? [...skus, sku] : skus;
}

export function gtinsAsked(params: Params): string[] | undefined {
  const gtin = phpString(params.global_unique_id);
  return gtin === "" ? undefined : gtin.split(",").map((one) => one.trim());
}

/** A look-up by SKU or GTIN finds variations among the products. */
export function looksBeyond(params: Params): boolean {
  const searched = [params.sku, params.search_sku, params.search_name_or_sku, params.global_unique_id];
  return (
    searched.some((value) => phpString(value) !== "") ||
    (items(params.search_fields).length > 0 && phpString(params.search).trim() !== "")
  );
}
