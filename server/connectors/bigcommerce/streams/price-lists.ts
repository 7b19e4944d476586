import type { JsonObject } from "@/server/domain/json";
import type { BigCommerceClient } from "../client";
import { assignmentSchema, namedRowsSchema, priceListSchema } from "../schemas/price-lists";
import { listPriceSchema, type RawListPrice } from "../schemas/product-parts";
import { groupedBy } from "./grouped";
import { orNull, readWholeList } from "./optional";

/** Each costs a request a page of products. */
const MOST_LISTS = 50;
/** Addresses have a limited length. */
const IDS_AT_ONCE = 100;

interface PriceList {
  id: string;
  name: string;
  groups: { id: string; name: string | null }[];
  channelIds: string[];
}

export interface PriceLists {
  lists: PriceList[];
  notices: string[];
}

/** The price lists in force, with whom they are for. Read once. */
export async function readPriceLists(client: BigCommerceClient): Promise<PriceLists> {
  const read = await orNull(readWholeList(client, "/v3/pricelists", {}, priceListSchema));
  if (read === null) {
    return {
      lists: [],
      notices: [
        'Price lists could not be read: the access token lacks the scope "Products" for them, or the plan has none. Products come without prices by customer group.',
      ],
    };
  }
  const active = read.filter((list) => list.active !== false);
  if (active.length === 0) return { lists: [], notices: [] };
  const assigned =
    (await orNull(readWholeList(client, "/v3/pricelists/assignments", {}, assignmentSchema))) ?? [];
  const groups = assigned.some((one) => one.customer_group_id !== null)
    ? ((await orNull(client.readIfThere("/v2/customer_groups", { limit: 250 }, namedRowsSchema))) ?? [])
    : [];
  const names = new Map(groups.map((group) => [group.id, group.name.trim()]));
  const lists = active.slice(0, MOST_LISTS).map((list): PriceList => {
    const own = assigned.filter((one) => one.price_list_id === list.id);
    const groupIds = new Set(own.flatMap((one) => one.customer_group_id ?? []));
    return {
      id: list.id,
      name: list.name.trim() || `Price list ${list.id}`,
      groups: [...groupIds].sort(byNumber).map((id) => ({ id, name: names.get(id) || null })),
      channelIds: [...new Set(own.flatMap((one) => one.channel_id ?? []))].sort(byNumber),
    };
  });
  const notices =
    active.length > MOST_LISTS
      ? [`The store has ${active.length} price lists in force; prices of the first ${MOST_LISTS} are read.`]
      : [];
  return { lists: lists.sort((a, b) => byNumber(a.id, b.id)), notices };
}

/** What the lists say of these products; by product. */
export async function readListPrices(
  client: BigCommerceClient,
  { lists }: PriceLists,
  productIds: string[],
): Promise<Map<string, JsonObject[]>> {
  const found = new Map<string, JsonObject[]>();
  const read = await Promise.all(lists.map((list) => recordsOf(client, list.id, productIds)));
  for (const [index, list] of lists.entries()) {
    for (const [productId, records] of groupedBy(read[index] ?? [], (one) => one.product_id ?? "")) {
      const entry: JsonObject = {
        ...list,
        groups: list.groups.map((group) => ({ ...group })),
        records: records.map((record) => ({
          ...record,
          bulk_pricing_tiers: record.bulk_pricing_tiers.map((tier) => ({ ...tier })),
        })),
      };
      found.set(productId, [...(found.get(productId) ?? []), entry]);
    }
  }
  return found;
}

async function recordsOf(
  client: BigCommerceClient,
  listId: string,
  productIds: string[],
): Promise<RawListPrice[]> {
  const wanted = new Set(productIds);
  const records: RawListPrice[] = [];
  for (let start = 0; start < productIds.length; start += IDS_AT_ONCE) {
    const ids = productIds.slice(start, start + IDS_AT_ONCE).join(",");
    const rows = await orNull(
      readWholeList(client, `/v3/pricelists/${listId}/records`, { "product_id:in": ids }, listPriceSchema),
    );
    records.push(...(rows ?? []).filter((row) => wanted.has(row.product_id ?? "")));
  }
  // In an order of our own, so that equal prices give equal products.
  const place = (row: RawListPrice) => `${(row.variant_id ?? "").padStart(12, "0")} ${row.currency}`;
  return records.sort((a, b) => (place(a) < place(b) ? -1 : 1));
}

function byNumber(a: string, b: string): number {
  return Number(a) - Number(b);
}
