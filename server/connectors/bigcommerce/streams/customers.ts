import type { CustomerFilters } from "@/server/domain/import-settings";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { SourcePage, SourceRecord } from "../../core/source";
import { trimmed, utc } from "../canonical/values";
import type { BigCommerceClient } from "../client";
import { customerHeadSchema } from "../schemas/customer";
import { listSchema } from "../schemas/envelope";
import { firstCustomerCursor, placeOf, readCustomerCursor, stepOver } from "./customer-cursor";
import { planCustomerFilters } from "./customer-filters";
import { createCustomerParts, type FoundCustomer } from "./customer-parts";
import { readHeavyList } from "./heavy-read";
import { ownIds } from "./own-ids";
import { standingFilters } from "./standing-filters";

const PATH = "/v3/customers";
const INCLUDE = "addresses,storecredit,attributes,formfields";
const MAX_PAGE = 250;
/** Addresses have a limited length. */
const IDS_AT_ONCE = 50;

export interface CustomerPageRequest {
  filters: CustomerFilters;
  cursor: string | null;
  pageSize: number;
}

export interface CustomerReader {
  /** Null when BigCommerce cannot tell. */
  count(filters: CustomerFilters): Promise<number | null>;
  readPage(request: CustomerPageRequest): Promise<SourcePage>;
  /** Ids that no longer exist are left out, and what the filters do not take. */
  readByIds(ids: string[], filters?: CustomerFilters): Promise<SourceRecord[]>;
}

/** Reads customers with all that belongs to them. Names of groups and attributes are asked for once in its life. */
export function createCustomerReader(client: BigCommerceClient): CustomerReader {
  const parts = createCustomerParts(client);

  async function toRecords(found: FoundCustomer[]): Promise<SourceRecord[]> {
    const whole = await parts.complete(found);
    return found.map(({ head, raw }, index) => ({
      sourceId: head.id,
      title: titleOf(head),
      sku: trimmed(head.email),
      modifiedAt: utc(head.date_modified),
      raw: whole[index] ?? raw,
    }));
  }

  async function count(filters: CustomerFilters): Promise<number | null> {
    const { query, keep } = planCustomerFilters(filters);
    if (keep) return null;
    const list = await client.read(PATH, { ...query, limit: 1 }, listSchema);
    return list.meta?.pagination?.total ?? null;
  }

  async function readPage(request: CustomerPageRequest): Promise<SourcePage> {
    const pageSize = Math.min(request.pageSize, MAX_PAGE);
    const { query, keep } = planCustomerFilters(request.filters);
    const isFirst = request.cursor === null;
    let here = request.cursor === null ? firstCustomerCursor(pageSize) : readCustomerCursor(request.cursor);
    for (;;) {
      const place = here;
      // Without a sort order: the cursor's own is by id, from the newest customer to the oldest.
      const page = await readHeavyList(client, PATH, place.size, (limit) => ({
        ...query,
        include: INCLUDE,
        ...placeOf(place, limit),
      }));
      const { skip, next } = stepOver(page.list, place, page.size);
      const found = heads(page.list.data.slice(skip));
      const kept = keep ? found.filter(({ head }) => keep(head)) : found;
      if (kept.length === 0 && next !== null) {
        here = next;
        continue;
      }
      return {
        records: await toRecords(kept),
        nextCursor: next && JSON.stringify(next),
        total: isFirst && !keep ? (page.list.meta?.pagination?.total ?? null) : null,
      };
    }
  }

  async function readByIds(ids: string[], filters?: CustomerFilters): Promise<SourceRecord[]> {
    const { query, keep } = filters
      ? planCustomerFilters(standingFilters(filters))
      : { query: {}, keep: null };
    const waiting = ownIds(ids);
    const found: FoundCustomer[] = [];
    let size = IDS_AT_ONCE;
    while (waiting.length > 0) {
      const wanted = Math.min(size, waiting.length);
      const page = await readHeavyList(client, PATH, wanted, (some) => ({
        ...query,
        "id:in": waiting.slice(0, some).join(","),
        include: INCLUDE,
      }));
      if (page.size < wanted) size = page.size;
      waiting.splice(0, page.size);
      found.push(...heads(page.list.data));
    }
    return toRecords(keep ? found.filter(({ head }) => keep(head)) : found);
  }

  return { count, readPage, readByIds };
}

/** Entries without an id cannot be listed. */
function heads(data: JsonValue[]): FoundCustomer[] {
  return data.flatMap((raw) => {
    const head = customerHeadSchema.safeParse(raw);
    return head.success && isJsonObject(raw) ? [{ head: head.data, raw }] : [];
  });
}

function titleOf(head: FoundCustomer["head"]): string {
  const name = `${head.first_name.trim()} ${head.last_name.trim()}`.trim();
  return name || (trimmed(head.email) ?? `Customer ${head.id}`);
}
