import type { JsonValue } from "@/server/domain/json";
import type { Query } from "../../core/http-types";
import type { BigCommerceClient } from "../client";
import { hasMore, listOrNothingSchema } from "../schemas/envelope";
import { idsIn, ownIds } from "./own-ids";

/** The most that BigCommerce gives out in a page. */
export const MOST_IN_PAGE = 250;

/**
 * Every entry of a V3 list, to the end that it tells itself, or else to a page without any: pages may be shorter than
 * was asked for. An address that is not there is an error, since whatever is missed here counts as gone.
 */
export async function readToTheEnd(
  client: BigCommerceClient,
  path: string,
  query: Query,
): Promise<JsonValue[]> {
  const all: JsonValue[] = [];
  let before = "";
  for (let page = 1; ; page += 1) {
    const list = await client.read(path, { ...query, limit: MOST_IN_PAGE, page }, listOrNothingSchema);
    const first = JSON.stringify(list.data[0] ?? null);
    // The same page again: this list knows no pages.
    if (list.data.length === 0 || first === before) return all;
    all.push(...list.data);
    if (hasMore(list) === false) return all;
    before = first;
  }
}

/** Those of the ids that a V3 list still has. */
export async function readExisting(
  client: BigCommerceClient,
  path: string,
  ids: readonly string[],
  query: Query,
): Promise<string[]> {
  const wanted = ownIds(ids);
  const found = new Set<string>();
  // As many at once as fit into a page; with ids of ten digits the address stays under 4,000 characters.
  for (let start = 0; start < wanted.length; start += MOST_IN_PAGE) {
    const some = wanted.slice(start, start + MOST_IN_PAGE).join(",");
    for (const id of idsIn(await readToTheEnd(client, path, { ...query, "id:in": some }))) found.add(id);
  }
  return wanted.filter((id) => found.has(id));
}

/** How many entries a V3 list has in all. */
export async function readTotal(
  client: BigCommerceClient,
  path: string,
  query: Query,
): Promise<number | null> {
  const list = await client.read(path, { ...query, limit: 1 }, listOrNothingSchema);
  return list.meta?.pagination?.total ?? null;
}
