import type { OrderFilters } from "@/server/domain/import-settings";
import { isJsonObject, type JsonValue } from "@/server/domain/json";
import type { SourcePage, SourceRecord } from "../../core/source";
import { utc } from "../canonical/values";
import type { BigCommerceClient } from "../client";
import { bareListSchema, jsonValue } from "../schemas/envelope";
import { type OrderHead, orderCountSchema, orderHeadSchema } from "../schemas/order";
import { readHeavy } from "./heavy-read";
import { planOrderFilters } from "./order-filters";
import { createOrderParts, type FoundOrder } from "./order-parts";
import { ownIds } from "./own-ids";
import { advance, firstCursor, readCursor, writeCursor } from "./product-cursor";
import { standingFilters } from "./standing-filters";

const PATH = "/v2/orders";
/** Lines and addresses come within consignments, which spares two requests for each order. */
const INCLUDE = { include: "consignments.line_items,fees", consignment_structure: "object" };
/** The most that V2 gives out in a page; it refuses to be asked for more. */
const MAX_PAGE = 250;

export interface OrderPageRequest {
  filters: OrderFilters;
  cursor: string | null;
  pageSize: number;
}

export interface OrderReader {
  /** Null when BigCommerce cannot tell. Deleted orders may be counted although they are not read. */
  count(filters: OrderFilters): Promise<number | null>;
  readPage(request: OrderPageRequest): Promise<SourcePage>;
  /** Ids that no longer exist are left out, and what the filters do not take. */
  readByIds(ids: string[], filters?: OrderFilters): Promise<SourceRecord[]>;
}

/** Reads orders with all that belongs to them. */
export function createOrderReader(client: BigCommerceClient): OrderReader {
  const parts = createOrderParts(client);

  async function toRecords(found: FoundOrder[]): Promise<SourceRecord[]> {
    const whole = await parts.complete(found);
    return found.map(({ head, raw }, index) => ({
      sourceId: head.id,
      title: titleOf(head),
      sku: null,
      modifiedAt: utc(head.date_modified),
      raw: whole[index] ?? raw,
    }));
  }

  async function count(filters: OrderFilters): Promise<number | null> {
    const { query, wantsStatus, countable } = planOrderFilters(filters);
    if (!countable) return null;
    const { statuses, count: all } = await client.read(`${PATH}/count`, query, orderCountSchema);
    if (statuses.length === 0) return all === 0 ? 0 : null;
    return statuses.reduce((sum, status) => sum + (wantsStatus(status.id) ? (status.count ?? 0) : 0), 0);
  }

  /** The walk is by id, from the last one on, so that orders which are added meanwhile shift no pages. */
  async function readPage(request: OrderPageRequest): Promise<SourcePage> {
    const pageSize = Math.min(request.pageSize, MAX_PAGE);
    const { query, keep } = planOrderFilters(request.filters);
    let cursor = request.cursor === null ? firstCursor(pageSize) : readCursor(request.cursor, pageSize);
    for (;;) {
      const { after } = cursor;
      const next = { min_id: String(BigInt(after) + 1n) };
      const page = await readHeavy(
        client,
        PATH,
        cursor.size,
        () => ({ ...query, ...(after === "0" ? {} : next), ...INCLUDE, sort: "id:asc" }),
        bareListSchema,
      );
      const found = heads(page.body);
      const last = found.reduce((most, { head }) => (BigInt(head.id) > BigInt(most) ? head.id : most), after);
      // V2 does not tell how many there are: the last page is the one without any.
      const more = last !== after;
      cursor = advance(cursor, { after: last, size: page.size }, pageSize);
      const kept = found.filter(({ head }) => keep(head));
      if (kept.length === 0 && more) continue;
      return { records: await toRecords(kept), nextCursor: more ? writeCursor(cursor) : null, total: null };
    }
  }

  /** V2 knows no list of ids, and a single order no filters: all of them are sorted out here. */
  async function readByIds(ids: string[], filters?: OrderFilters): Promise<SourceRecord[]> {
    const plan = filters && planOrderFilters(standingFilters(filters));
    const orders = await Promise.all(
      ownIds(ids).map((id) => client.readIfThere(`${PATH}/${id}`, INCLUDE, jsonValue)),
    );
    const found = heads(orders.filter((order) => order !== null));
    return toRecords(plan ? found.filter(({ head }) => plan.keep(head) && plan.inTime(head)) : found);
  }

  return { count, readPage, readByIds };
}

/** Entries without an id cannot be listed. */
function heads(data: JsonValue[]): FoundOrder[] {
  return data.flatMap((raw) => {
    const head = orderHeadSchema.safeParse(raw);
    return head.success && isJsonObject(raw) ? [{ head: head.data, raw }] : [];
  });
}

function titleOf(head: OrderHead): string {
  const person = head.billing_address;
  return `#${head.id} ${person?.first_name.trim() ?? ""} ${person?.last_name.trim() ?? ""}`
    .replace(/\s+/g, " ")
    .trim();
}
