import type { ProductExtras } from "@/server/domain/import-settings";
import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import type { BigCommerceClient } from "../client";
import { namedRowsSchema } from "../schemas/price-lists";
import { createMetafieldReader } from "./metafields";
import { orNull } from "./optional";
import { type PriceLists, readListPrices, readPriceLists } from "./price-lists";

export interface Beside {
  /** What is kept with each product, in the form of `besideProductSchema`; only of those that have any. */
  byProduct: Map<string, JsonObject>;
  /** What could not be read, for a shopkeeper. */
  notices: string[];
}

export interface BesideReader {
  read(products: JsonValue[], extras: ProductExtras): Promise<Beside>;
}

/** Reads what belongs to products and cannot be included in their list. What all products share is read once. */
export function createBesideReader(client: BigCommerceClient): BesideReader {
  const metafields = createMetafieldReader(client);
  let taxClasses: Promise<Map<string, string> | null> | null = null;
  let priceLists: Promise<PriceLists> | null = null;

  async function readTaxClasses(): Promise<Map<string, string> | null> {
    const rows = await orNull(client.readIfThere("/v2/tax_classes", {}, namedRowsSchema));
    return rows && new Map(rows.map((row) => [row.id, row.name.trim()]));
  }

  async function taxClassesOf(products: JsonObject[]): Promise<Map<string, string> | null> {
    // The default class is in no list and needs none.
    if (products.every((product) => Number(product.tax_class_id ?? 0) === 0)) return new Map();
    taxClasses ??= readTaxClasses();
    return taxClasses;
  }

  async function listPricesOf(
    ids: string[],
  ): Promise<{ prices: Map<string, JsonObject[]>; notices: string[] }> {
    priceLists ??= readPriceLists(client);
    const lists = await priceLists;
    return { prices: await readListPrices(client, lists, ids), notices: lists.notices };
  }

  return {
    async read(products, extras) {
      const objects = products.filter(isJsonObject);
      const ids = objects.map((product) => String(product.id));
      if (ids.length === 0) return { byProduct: new Map(), notices: [] };
      const [fields, classes, lists] = await Promise.all([
        extras.metafields ? metafields.read(ids) : new Map<string, never[]>(),
        taxClassesOf(objects),
        extras.priceLists ? listPricesOf(ids) : { prices: new Map<string, JsonObject[]>(), notices: [] },
      ]);
      const notices = [...lists.notices];
      if (fields === null) {
        notices.push("Metafields of products could not be read: the access token may not read them.");
      }
      if (classes === null) {
        notices.push(
          'Names of tax classes could not be read: the access token lacks the scope "Information & settings". The mapping then sees their ids.',
        );
      }
      const byProduct = new Map<string, JsonObject>();
      for (const product of objects) {
        const id = String(product.id);
        const own = (fields?.get(id) ?? []).map((field) => ({ ...field }));
        const taxClass = classes?.get(String(product.tax_class_id ?? ""));
        const prices = lists.prices.get(id) ?? [];
        if (own.length === 0 && taxClass === undefined && prices.length === 0) continue;
        byProduct.set(id, {
          ...(own.length > 0 ? { metafields: own } : {}),
          ...(taxClass === undefined ? {} : { taxClass }),
          ...(prices.length > 0 ? { priceLists: prices } : {}),
        });
      }
      return { byProduct, notices };
    },
  };
}
