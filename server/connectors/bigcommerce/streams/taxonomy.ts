import type { z } from "zod";
import type { JsonValue } from "@/server/domain/json";
import type { SourceTaxonomy } from "../../core/source";
import { toBrands, toCategories } from "../canonical/taxonomy";
import type { BigCommerceClient } from "../client";
import { hasMore, listSchema } from "../schemas/envelope";
import { brandSchema, categorySchema } from "../schemas/taxonomy";

const PAGE = 250;
const TREES = "/v3/catalog/trees/categories";
/** Deprecated, yet all that older stores and stand-ins know. */
const OLD_CATEGORIES = "/v3/catalog/categories";

/** Every page of a list; null where the store knows no such address. */
async function readAll(client: BigCommerceClient, path: string): Promise<JsonValue[] | null> {
  const all: JsonValue[] = [];
  for (let page = 1; ; page += 1) {
    const list = await client.readIfThere(path, { limit: PAGE, page }, listSchema);
    if (list === null) return page === 1 ? null : all;
    all.push(...list.data);
    if (list.data.length === 0 || !(hasMore(list) ?? list.data.length >= PAGE)) return all;
  }
}

function understood<T>(data: JsonValue[], schema: z.ZodType<T>): T[] {
  return data.flatMap((raw) => {
    const parsed = schema.safeParse(raw);
    return parsed.success ? [parsed.data] : [];
  });
}

export async function readTaxonomy(client: BigCommerceClient): Promise<SourceTaxonomy> {
  const [trees, brands] = await Promise.all([readAll(client, TREES), readAll(client, "/v3/catalog/brands")]);
  const categories = trees ?? (await readAll(client, OLD_CATEGORIES)) ?? [];
  return {
    categories: toCategories(understood(categories, categorySchema)),
    brands: toBrands(understood(brands ?? [], brandSchema)),
  };
}
