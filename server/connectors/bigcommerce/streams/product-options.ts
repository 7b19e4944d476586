import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { BigCommerceClient } from "../client";
import { listSchema } from "../schemas/envelope";
import { headSchema } from "../schemas/product";

/** With options included, BigCommerce gives out no more than ten products a page. */
const PAGE = 10;

/**
 * Adds to products with variants what their options say of the order of values: variants carry names alone.
 * Products that were given options already stay as they are.
 */
export async function addOptions(client: BigCommerceClient, products: JsonValue[]): Promise<JsonValue[]> {
  const wanted = products.filter(needsOptions).map(idOf);
  const batches: string[][] = [];
  for (let start = 0; start < wanted.length; start += PAGE) batches.push(wanted.slice(start, start + PAGE));
  // The client lets only a few of these through at a time.
  const lists = await Promise.all(
    batches.map((ids) =>
      client.read(
        "/v3/catalog/products",
        { "id:in": ids.join(","), include: "options", limit: PAGE },
        listSchema,
      ),
    ),
  );
  const options = new Map<string, JsonValue>();
  for (const product of lists.flatMap((list) => list.data)) {
    if (isJsonObject(product) && product.options !== undefined)
      options.set(String(product.id), product.options);
  }
  return products.map((product) => {
    const found = isJsonObject(product) ? options.get(String(product.id)) : undefined;
    return isJsonObject(product) && found !== undefined ? { ...product, options: found } : product;
  });
}

function idOf(product: JsonValue): string {
  return isJsonObject(product) ? String(product.id) : "";
}

function needsOptions(product: JsonValue): boolean {
  const head = headSchema.safeParse(product);
  if (!head.success || head.data.options !== undefined) return false;
  return head.data.variants.some((variant) => variant.option_values.length > 0);
}
