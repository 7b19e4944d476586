import type { OrderFilters } from "@/server/domain/import-settings";
import type { Query } from "../../core/http-types";
import { utc } from "../canonical/values";
import type { OrderHead } from "../schemas/order";

export interface OrderPlan {
  /** What BigCommerce sorts out itself. */
  query: Query;
  /** What it cannot. */
  keep(order: OrderHead): boolean;
  /** What it does by the dates of `query`, for an order that was read alone. */
  inTime(order: OrderHead): boolean;
  /** Whether orders of this status are wanted at all. */
  wantsStatus(statusId: string): boolean;
  /** Whether status and dates tell all: what is left, the count of orders does not know. */
  countable: boolean;
}

const INCOMPLETE = "0";

/** V2's own form of a date: RFC 2822. */
function rfcDate(iso: string): string {
  return new Date(iso).toUTCString().replace("GMT", "+0000");
}

/** V2's dates know no fraction of a second. */
function wholeSecond(iso: string | null): number | null {
  return iso === null ? null : Math.floor(Date.parse(iso) / 1000) * 1000;
}

/**
 * The filters of https://developer.bigcommerce.com/docs/rest-management/orders#get-all-orders take one status, and
 * incomplete and deleted orders stand in the list like any other. Which are wanted is sorted out here.
 */
export function planOrderFilters(filters: OrderFilters): OrderPlan {
  const query: Query = {};
  const date = (name: string, iso: string | null) => {
    if (iso !== null) query[name] = rfcDate(iso);
  };
  date("min_date_modified", filters.modifiedSince);
  date("min_date_created", filters.createdSince);
  date("max_date_created", filters.createdUntil);

  const statuses = new Set(filters.statusIds);
  const [only] = statuses;
  if (statuses.size === 1) query.status_id = only;
  const wantsStatus = (statusId: string) => {
    if (statuses.size > 0) return statuses.has(statusId);
    return statusId !== INCOMPLETE || filters.incomplete === "import";
  };

  const chosen = new Set(filters.sourceIds);
  const ids = [...chosen].filter((id) => /^\d+$/.test(id)).map(Number);
  if (ids.length > 0) query.max_id = Math.max(...ids);

  return {
    query,
    wantsStatus,
    keep: (order) =>
      wantsStatus(order.status_id === null ? "" : String(order.status_id)) &&
      (filters.deleted === "import" || order.is_deleted !== true) &&
      (filters.digital === "import" || order.order_is_digital !== true) &&
      (chosen.size === 0 || chosen.has(order.id)),
    inTime: (order) => {
      const created = utc(order.date_created);
      const at = created === null ? Number.NaN : Date.parse(created);
      const since = wholeSecond(filters.createdSince);
      const until = wholeSecond(filters.createdUntil);
      return (since === null || at >= since) && (until === null || at <= until);
    },
    countable: filters.digital === "import" && chosen.size === 0,
  };
}
