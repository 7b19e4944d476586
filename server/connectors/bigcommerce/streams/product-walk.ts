import type { WalkPage } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { hasMore, type List, listOrNothingSchema } from "../schemas/envelope";
import { readIdCursor } from "./id-cursor";
import { highestId, idsIn } from "./own-ids";
import { MOST_IN_PAGE, readExisting, readTotal } from "./whole-list";

const PATH = "/v3/catalog/products";
/** The id comes with any field, and cannot be asked for alone. */
const SLIM = { include_fields: "name" };

/** Some fields of the products after the one that the cursor names, by ascending id. */
export async function readSlimProducts(
  client: BigCommerceClient,
  cursor: string | null,
  fields: string,
): Promise<{ list: List; ids: string[]; nextCursor: string | null }> {
  const after = readIdCursor(cursor);
  const query = {
    ...(after === "0" ? {} : { "id:greater": after }),
    include_fields: fields,
    sort: "id",
    direction: "asc",
    limit: MOST_IN_PAGE,
  };
  const list = await client.read(PATH, query, listOrNothingSchema);
  const ids = idsIn(list.data);
  const last = highestId(ids);
  const more = last !== null && BigInt(last) > BigInt(after) && (hasMore(list) ?? true);
  return { list, ids, nextCursor: more ? last : null };
}

export async function walkProducts(client: BigCommerceClient, cursor: string | null): Promise<WalkPage> {
  const { list, ids, nextCursor } = await readSlimProducts(client, cursor, SLIM.include_fields);
  // Later pages count what is left.
  const total = cursor === null ? (list.meta?.pagination?.total ?? null) : null;
  return { sourceIds: ids, nextCursor, total };
}

export function existingProducts(client: BigCommerceClient, ids: string[]): Promise<string[]> {
  return readExisting(client, PATH, ids, SLIM);
}

export function countAllProducts(client: BigCommerceClient): Promise<number | null> {
  return readTotal(client, PATH, SLIM);
}
