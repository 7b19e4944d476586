import type { FoundRecord, TargetCensus } from "@/server/connectors/core/target";
import { PAGE_SIZE, type WooClient } from "./client";
import { FOUND_FIELDS, FOUND_META, type FoundRow, toFoundRecord, toFoundRow } from "./found";
import { productStamp } from "./payload/meta";

/** Long addresses are cut by proxies; these stay far below. */
const SKUS_PER_LOOKUP = 50;
const LONGEST_LOOKUP = 1_500;

/** SKUs in groups that fit one address; one with a comma goes alone, since a comma separates them. */
function groups(skus: string[]): string[] {
  const result: string[] = [];
  let current: string[] = [];
  const flush = () => {
    if (current.length > 0) result.push(current.join(","));
    current = [];
  };
  for (const sku of new Set(skus)) {
    if (sku === "") continue;
    if (sku.includes(",")) {
      result.push(sku);
      continue;
    }
    const length = current.reduce((sum, entry) => sum + encodeURIComponent(entry).length + 3, 0);
    if (current.length >= SKUS_PER_LOOKUP || length + encodeURIComponent(sku).length > LONGEST_LOOKUP)
      flush();
    current.push(sku);
  }
  flush();
  return result;
}

export async function rowsBySku(client: WooClient, skus: string[], status = "any"): Promise<FoundRow[]> {
  const wanted = new Set(skus.map((sku) => sku.toLowerCase()));
  const rows: FoundRow[] = [];
  for (const sku of groups(skus)) {
    const query = { sku, status, _fields: FOUND_FIELDS, include_meta: FOUND_META };
    rows.push(...(await client.readAll("products", query)).map(toFoundRow));
  }
  return rows.filter((row) => wanted.has(row.sku.toLowerCase()));
}

/** Products and variations that answer to these SKUs; what is in the trash is not found. */
export async function findBySku(client: WooClient, skus: string[]): Promise<FoundRecord[]> {
  return (await rowsBySku(client, skus)).map((row) => toFoundRecord(row, null));
}

/** Products by id that are neither gone nor in the trash; those that are there with the status "trash". */
export async function rowsById(client: WooClient, ids: string[], status = "any"): Promise<FoundRow[]> {
  const rows: FoundRow[] = [];
  for (let start = 0; start < ids.length; start += PAGE_SIZE) {
    const include = ids.slice(start, start + PAGE_SIZE).join(",");
    const page = await client.readPage("products", {
      include,
      status,
      per_page: PAGE_SIZE,
      _fields: FOUND_FIELDS,
      include_meta: FOUND_META,
    });
    rows.push(...page.rows.map(toFoundRow));
  }
  return rows;
}

export async function variationRows(client: WooClient, productId: string): Promise<FoundRow[]> {
  const rows = await client.readAll(`products/${productId}/variations`, {
    status: "any",
    orderby: "id",
    order: "asc",
    _fields: `${FOUND_FIELDS},menu_order`,
  });
  return rows.map((row) => ({ ...toFoundRow(row), type: "variation", parentTargetId: productId }));
}

/** Every product of the store, with those that carry this source's stamp. */
export async function census(client: WooClient, sourceKey: string): Promise<TargetCensus> {
  const query = {
    status: "any",
    orderby: "id",
    order: "asc",
    _fields: FOUND_FIELDS,
    include_meta: FOUND_META,
  };
  const rows = await client.readAll("products", query, 2);
  const unique = new Map(rows.map((row) => [row.id, toFoundRow(row)]));
  const prefix = productStamp(sourceKey, "");
  const stamped = [...unique.values()].filter((row) => row.stamp?.startsWith(prefix));
  const firsts = new Map<string | null, FoundRow>();
  for (const row of stamped) if (!firsts.has(row.stamp)) firsts.set(row.stamp, row);
  return {
    stamped: stamped.map((row) => toFoundRecord(row, prefix, firsts.get(row.stamp))),
    total: unique.size,
  };
}
