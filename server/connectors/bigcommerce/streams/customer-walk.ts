import type { WalkPage } from "../../core/source";
import type { BigCommerceClient } from "../client";
import { listOrNothingSchema } from "../schemas/envelope";
import { firstCustomerCursor, placeOf, readCustomerCursor, stepOver } from "./customer-cursor";
import { idsIn } from "./own-ids";
import { MOST_IN_PAGE, readExisting, readTotal } from "./whole-list";

const PATH = "/v3/customers";

export async function walkCustomers(client: BigCommerceClient, cursor: string | null): Promise<WalkPage> {
  const here = cursor === null ? firstCustomerCursor(MOST_IN_PAGE) : readCustomerCursor(cursor);
  const query = { ...placeOf(here, here.size), limit: here.size };
  const list = await client.read(PATH, query, listOrNothingSchema);
  const { skip, next } = stepOver(list, here, here.size);
  return {
    sourceIds: idsIn(list.data.slice(skip)),
    nextCursor: next && JSON.stringify(next),
    total: cursor === null ? (list.meta?.pagination?.total ?? null) : null,
  };
}

export function existingCustomers(client: BigCommerceClient, ids: string[]): Promise<string[]> {
  return readExisting(client, PATH, ids, {});
}

export function countAllCustomers(client: BigCommerceClient): Promise<number | null> {
  return readTotal(client, PATH, {});
}
