import type { JsonValue } from "@/server/domain/json";
import type { Query } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import { bareListSchema, hasMore, listOrNothingSchema } from "../schemas/envelope";

const PAGE = 250;
/** What V2 gives out when it does not heed a limit. */
const DEFAULT_PAGE = 50;

/** Every page of a V3 list; nothing where the store knows no such address. */
export async function readPages(
  client: BigCommerceClient,
  path: string,
  query: Query = {},
): Promise<JsonValue[]> {
  const all: JsonValue[] = [];
  for (let page = 1; ; page += 1) {
    const list = await client.readIfThere(path, { ...query, limit: PAGE, page }, listOrNothingSchema);
    if (list === null) return all;
    all.push(...list.data);
    if (list.data.length === 0 || !(hasMore(list) ?? list.data.length >= PAGE)) return all;
  }
}

/** Every page of a bare V2 list; nothing where the store knows no such address. It does not tell whether it goes on. */
export async function readBarePages(
  client: BigCommerceClient,
  path: string,
  query: Query = {},
): Promise<JsonValue[]> {
  const all: JsonValue[] = [];
  let before = "";
  for (let page = 1; ; page += 1) {
    const list = await client.readIfThere(path, { ...query, limit: PAGE, page }, bareListSchema);
    const first = JSON.stringify(list?.[0] ?? null);
    // The same page again: this list knows no pages.
    if (list === null || first === before) return all;
    all.push(...list);
    if (list.length < DEFAULT_PAGE) return all;
    before = first;
  }
}
