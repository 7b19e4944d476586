import type { ProductExtras } from "@/server/domain/import-settings";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { BigCommerceClient } from "../client";
import { listSchema } from "../schemas/envelope";
import { headSchema } from "../schemas/product";

/** With options or modifiers included, BigCommerce gives out no more than ten products a page. */
const PAGE = 10;

/**
 * Adds to products with variants what their options say of the order of values (variants carry names alone), and to
 * those that may have modifiers these. Products that were given both already stay as they are.
 */
export async function addChoices(
  client: BigCommerceClient,
  products: JsonValue[],
  extras: Pick<ProductExtras, "modifiers">,
): Promise<JsonValue[]> {
  const wanted = products.filter((product) => needsChoices(product, extras)).map(idOf);
  const batches: string[][] = [];
  for (let start = 0; start < wanted.length; start += PAGE) batches.push(wanted.slice(start, start + PAGE));
  // The client lets only a few of these through at a time.
  const lists = await Promise.all(
    batches.map((ids) =>
      client.read(
        "/v3/catalog/products",
        {
          "id:in": ids.join(","),
          include: extras.modifiers ? "options,modifiers" : "options",
          limit: PAGE,
        },
        listSchema,
      ),
    ),
  );
  const choices = new Map<string, JsonObject>();
  for (const product of lists.flatMap((list) => list.data)) {
    if (!isJsonObject(product)) continue;
    const { options, modifiers } = product;
    choices.set(String(product.id), {
      ...(options === undefined ? {} : { options }),
      ...(modifiers === undefined ? {} : { modifiers }),
    });
  }
  return products.map((product) => {
    const found = isJsonObject(product) ? choices.get(String(product.id)) : undefined;
    return isJsonObject(product) && found !== undefined ? { ...product, ...found } : product;
  });
}

function idOf(product: JsonValue): string {
  return isJsonObject(product) ? String(product.id) : "";
}

/** A product with neither options nor modifiers has no option set; one that does not say so may have some. */
function needsChoices(product: JsonValue, extras: Pick<ProductExtras, "modifiers">): boolean {
  const head = headSchema.safeParse(product);
  if (!head.success) return false;
  const { options, modifiers, variants, option_set_id: set } = head.data;
  if (options === undefined && variants.some((variant) => variant.option_values.length > 0)) return true;
  return extras.modifiers && modifiers === undefined && set !== null;
}
