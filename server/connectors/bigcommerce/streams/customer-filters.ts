import type { CustomerFilters } from "@/server/domain/import-settings";
import type { Query } from "../../core/http-types";
import type { CustomerHead } from "../schemas/customer";
import { bigCommerceDate } from "./product-filters";

export interface CustomerPlan {
  /** What BigCommerce sorts out itself. */
  query: Query;
  /** What it cannot; null when nothing is left to sort out here. */
  keep: ((customer: CustomerHead) => boolean) | null;
}

const NO_GROUP = "0";

/** https://developer.bigcommerce.com/docs/rest-management/customers#get-all-customers knows no "without a group". */
export function planCustomerFilters(filters: CustomerFilters): CustomerPlan {
  const query: Query = {};
  const tests: ((customer: CustomerHead) => boolean)[] = [];
  const date = (name: string, iso: string | null) => {
    if (iso !== null) query[name] = bigCommerceDate(iso);
  };
  date("date_modified:min", filters.modifiedSince);
  date("date_created:min", filters.createdSince);
  date("date_created:max", filters.createdUntil);

  const groups = new Set(filters.groupIds);
  if (groups.has(NO_GROUP)) tests.push((customer) => groups.has(customer.customer_group_id ?? NO_GROUP));
  else if (groups.size > 0) query["customer_group_id:in"] = [...groups].join(",");

  const chosen = new Set(filters.sourceIds);
  if (chosen.size > 0) tests.push((customer) => chosen.has(customer.id));

  return { query, keep: tests.length === 0 ? null : (customer) => tests.every((test) => test(customer)) };
}
