import { createHash } from "node:crypto";
import { z } from "zod";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { StockPage } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { id, optionalId } from "../schemas/values";
import { groupedBy } from "./grouped";
import { readSlimProducts } from "./product-walk";
import { readToTheEnd } from "./whole-list";

const PRODUCT_FIELDS = [
  ...["price", "sale_price", "retail_price", "map_price"],
  ...["inventory_level", "inventory_tracking", "availability"],
];
const VARIANT_FIELDS = ["price", "sale_price", "retail_price", "inventory_level", "purchasing_disabled"];

const productRow = z.object({ id, base_variant_id: optionalId.catch(null) });
const variantRow = z.object({ id, product_id: id });

interface Variant {
  id: string;
  productId: string;
  raw: JsonObject;
}

/**
 * Stock and prices of a page of products. Their variants are asked for by product rather than with `include`, whose
 * combination with chosen fields is nowhere described, and rather than by a walk of their own, which knows no order.
 * A product without options has its values from itself: its one variant is the product under another name.
 */
export async function walkProductStock(client: BigCommerceClient, cursor: string | null): Promise<StockPage> {
  const fields = [...PRODUCT_FIELDS, "base_variant_id"].join(",");
  const { list, nextCursor } = await readSlimProducts(client, cursor, fields);
  const products = list.data.flatMap((raw) => {
    const row = productRow.safeParse(raw);
    return row.success && isJsonObject(raw) ? [{ ...row.data, raw }] : [];
  });
  const withOptions = products.filter((product) => product.base_variant_id === null).map(({ id }) => id);
  const variants = groupedBy(await readVariants(client, withOptions), ({ productId }) => productId);
  const marks = products.map(({ id: sourceId, raw }) => ({
    sourceId,
    mark: markOf([
      valuesOf(raw, PRODUCT_FIELDS),
      ...(variants.get(sourceId) ?? []).map((variant) => [
        variant.id,
        ...valuesOf(variant.raw, VARIANT_FIELDS),
      ]),
    ]),
  }));
  return { marks, nextCursor };
}

/** By ascending id, since the list is in no order that could be relied upon, and each once. */
async function readVariants(client: BigCommerceClient, productIds: string[]): Promise<Variant[]> {
  if (productIds.length === 0) return [];
  const all = await readToTheEnd(client, "/v3/catalog/variants", {
    "product_id:in": productIds.join(","),
    include_fields: ["product_id", ...VARIANT_FIELDS].join(","),
  });
  const byId = new Map<string, Variant>();
  for (const raw of all) {
    const row = variantRow.safeParse(raw);
    if (!row.success || !isJsonObject(raw)) continue;
    byId.set(row.data.id, { id: row.data.id, productId: row.data.product_id, raw });
  }
  return [...byId.values()].sort((one, other) => (BigInt(one.id) < BigInt(other.id) ? -1 : 1));
}

function valuesOf(raw: JsonObject, fields: readonly string[]): JsonValue[] {
  return fields.map((field) => raw[field] ?? null);
}

function markOf(values: JsonValue): string {
  return createHash("sha256").update(JSON.stringify(values)).digest("base64url").slice(0, 16);
}
