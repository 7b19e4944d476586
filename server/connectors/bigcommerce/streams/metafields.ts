import type { BigCommerceClient } from "../client";
import { metafieldSchema, type RawMetafield } from "../schemas/product-parts";
import { groupedBy } from "./grouped";
import { orNull, readWholeList } from "./optional";

const PATH = "/v3/catalog/products/metafields";
/** Addresses have a limited length. */
const IDS_AT_ONCE = 100;

type ByProduct = Map<string, RawMetafield[]>;

export interface MetafieldReader {
  /** Null when the token may not read them. */
  read(productIds: string[]): Promise<ByProduct | null>;
}

/**
 * Metafields of products, asked for by product. Only the list of one product is documented to take `resource_id:in`
 * (https://developer.bigcommerce.com/docs/rest-catalog/products/metafields): a store that does not heed it gives out
 * the metafields of all products, which are then read once and kept.
 */
export function createMetafieldReader(client: Pick<BigCommerceClient, "readIfThere">): MetafieldReader {
  let all: Promise<ByProduct | null> | null = null;

  async function readFor(ids: string[]): Promise<RawMetafield[] | null | "ignored"> {
    const wanted = new Set(ids);
    let ignored = false;
    const rows = await orNull(
      readWholeList(client, PATH, { "resource_id:in": ids.join(",") }, metafieldSchema, (page) => {
        ignored ||= page.some((row) => row.resource_id !== null && !wanted.has(row.resource_id));
        return ignored ? "enough" : undefined;
      }),
    );
    return ignored ? "ignored" : rows;
  }

  async function readAll(): Promise<ByProduct | null> {
    const rows = await orNull(readWholeList(client, PATH, {}, metafieldSchema));
    return rows && byProduct(rows);
  }

  return {
    async read(productIds) {
      const found: RawMetafield[] = [];
      for (let start = 0; start < productIds.length && all === null; start += IDS_AT_ONCE) {
        const rows = await readFor(productIds.slice(start, start + IDS_AT_ONCE));
        if (rows === null) return null;
        if (rows === "ignored") all = readAll();
        else found.push(...rows);
      }
      return all ?? byProduct(found);
    },
  };
}

function byProduct(rows: RawMetafield[]): ByProduct {
  return groupedBy(rows, (row) => row.resource_id ?? "");
}
