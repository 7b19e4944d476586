import { z } from "zod";
import type { JsonValue } from "@/server/domain/json";
import type { Query } from "../../core/http-types";
import type { WalkPage } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { bareListSchema } from "../schemas/envelope";
import { flag, id } from "../schemas/values";
import { readIdCursor } from "./id-cursor";
import { highestId, idsIn, ownIds } from "./own-ids";
import { MOST_IN_PAGE } from "./whole-list";

const PATH = "/v2/orders";
const rowSchema = z.object({ id, is_deleted: flag.catch(null) });

function readOrders(client: BigCommerceClient, query: Query): Promise<JsonValue[]> {
  return client.read(PATH, { ...query, sort: "id:asc", limit: MOST_IN_PAGE }, bareListSchema);
}

/** Orders are archived rather than deleted, and may stand in the list all the same. */
function keptIds(data: readonly JsonValue[]): string[] {
  return data.flatMap((raw) => {
    const row = rowSchema.safeParse(raw);
    return row.success && row.data.is_deleted !== true ? [row.data.id] : [];
  });
}

export async function walkOrders(client: BigCommerceClient, cursor: string | null): Promise<WalkPage> {
  const after = readIdCursor(cursor);
  const data = await readOrders(client, after === "0" ? {} : { min_id: String(BigInt(after) + 1n) });
  const last = highestId(idsIn(data));
  // V2 does not tell how many there are: the last page is the one without any.
  const more = last !== null && BigInt(last) > BigInt(after);
  return { sourceIds: keptIds(data), nextCursor: more ? last : null, total: null };
}

/**
 * V2 knows no list of ids, only a span of them. Each request takes the span from the lowest id that is still open,
 * never longer than a page: one for a single order, and one for up to 250 in a row.
 */
export async function existingOrders(client: BigCommerceClient, ids: string[]): Promise<string[]> {
  const wanted = ownIds(ids).map(BigInt);
  let open = [...wanted].sort((one, other) => (one < other ? -1 : 1));
  const found = new Set<string>();
  for (let first = open[0]; first !== undefined; first = open[0]) {
    const end = first + BigInt(MOST_IN_PAGE);
    const highest = open.findLast((one) => one < end) ?? first;
    const data = await readOrders(client, { min_id: String(first), max_id: String(highest) });
    for (const one of keptIds(data)) found.add(one);
    const last = BigInt(highestId(idsIn(data)) ?? highest);
    const settled = last < first ? first : last;
    open = open.filter((one) => one > settled);
  }
  return wanted.map(String).filter((one) => found.has(one));
}
