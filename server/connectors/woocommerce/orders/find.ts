import type { FoundRecord, HeldRecord, TargetCensus } from "@/server/connectors/core/target";
import type { JsonObject } from "@/server/domain/json";
import { isDecimalString } from "@/server/domain/money";
import { withoutLinks } from "../answers";
import { PAGE_SIZE, type Row, type WooClient } from "../client";
import { textOf } from "../payload/read";

const FIELDS = "id,number,created_via,status,total,currency,date_created_gmt,date_modified_gmt";
const LANES = 2;
/** Long addresses are cut by proxies; these stay far below. */
const KEYS_PER_LOOKUP = 25;

function foundRecord(row: JsonObject, sourceId: string | null): FoundRecord {
  const total = textOf(row.total);
  return {
    targetId: textOf(row.id),
    sourceId,
    key: textOf(row.created_via) || null,
    name: `#${textOf(row.number)}`,
    status: textOf(row.status),
    takeable: sourceId !== null,
    parentTargetId: null,
    ...(isDecimalString(total) ? { amount: { value: total, currency: textOf(row.currency) } } : {}),
  };
}

/** Orders by what made them, the oldest first; those in the trash are not found. */
export async function ordersByKey(client: WooClient, keys: string[], fields = FIELDS): Promise<Row[]> {
  const unique = [...new Set(keys)].filter((key) => key !== "");
  const rows: Row[] = [];
  for (let start = 0; start < unique.length; start += KEYS_PER_LOOKUP) {
    const created_via = unique.slice(start, start + KEYS_PER_LOOKUP).join(",");
    const query = { created_via, orderby: "id", order: "asc", _fields: fields };
    rows.push(...(await client.readAll("orders", query)));
  }
  const wanted = new Set(unique.map((key) => key.toLowerCase()));
  return rows.filter((row) => wanted.has(textOf(row.created_via).toLowerCase()));
}

/** The key ends in the source's id, behind the last colon. */
export async function findOrders(client: WooClient, keys: string[]): Promise<FoundRecord[]> {
  const rows = await ordersByKey(client, keys);
  return rows.map((row) => foundRecord(row, textOf(row.created_via).split(":").at(-1) ?? null));
}

/** Orders by id; those in the trash are there with the status "trash" alone. */
export async function ordersById(client: WooClient, ids: string[], status = "any"): Promise<Row[]> {
  const unique = [...new Set(ids)];
  const rows: Row[] = [];
  for (let start = 0; start < unique.length; start += PAGE_SIZE) {
    const include = unique.slice(start, start + PAGE_SIZE).join(",");
    rows.push(...(await client.readPage("orders", { include, status, per_page: PAGE_SIZE })).rows);
  }
  return rows;
}

/** Refunds and notes are never changed once they are there, so nobody compares them. */
export async function readOrders(client: WooClient, ids: string[]): Promise<HeldRecord[]> {
  const rows = await ordersById(client, ids);
  return rows.map((row) => ({ targetId: String(row.id), body: withoutLinks(row), children: [] }));
}

export async function orderCensus(client: WooClient, sourceKey: string): Promise<TargetCensus> {
  const query = { orderby: "id", order: "asc", _fields: FIELDS };
  const rows = new Map((await client.readAll("orders", query, LANES)).map((row) => [row.id, row]));
  const prefix = `${sourceKey}:`.toLowerCase();
  const stamped = [...rows.values()].flatMap((row) => {
    const key = textOf(row.created_via);
    return key.toLowerCase().startsWith(prefix) ? [foundRecord(row, key.slice(prefix.length))] : [];
  });
  return { stamped, total: rows.size };
}
