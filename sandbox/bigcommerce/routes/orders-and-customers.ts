import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, numberOf } from "../catalog/types";
import { v2Answer, v2Error } from "../http/answers";
import { numbersIn, readListQuery, readV2Page, slicePage } from "../http/query";
import type { Store } from "../store";

const statuses: readonly [id: number, name: string, order: number][] = [
  [0, "Incomplete", 0],
  [1, "Pending", 1],
  [7, "Awaiting Payment", 2],
  [11, "Awaiting Fulfillment", 3],
  [9, "Awaiting Shipment", 4],
  [8, "Awaiting Pickup", 5],
  [3, "Partially Shipped", 6],
  [10, "Completed", 7],
  [2, "Shipped", 8],
  [5, "Cancelled", 9],
  [6, "Declined", 10],
  [4, "Refunded", 11],
  [13, "Disputed", 12],
  [12, "Manual Verification Required", 13],
  [14, "Partially Refunded", 14],
];

/** Orders of V2: an empty list is 204 without a body. https://developer.bigcommerce.com/docs/rest-management/orders */
export function orderRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const suffix of ["", ".json"]) {
    app.get(`/orders${suffix}`, (c) => {
      const page = readV2Page(c);
      if (page instanceof Response) return page;
      const status = c.req.query("status_id");
      const wanted = store.state.orders.filter(
        (order) => status === undefined || numberOf(order, "status_id") === Number(status),
      );
      const found = slicePage(wanted, page.page, page.limit);
      return found.length === 0 ? c.body(null, 204) : v2Answer(c, found);
    });
    app.get(`/orders/count${suffix}`, (c) => v2Answer(c, countOrders(store.state.orders)));
    app.get(`/order_statuses${suffix}`, (c) =>
      v2Answer(
        c,
        [...statuses]
          .sort(([one], [two]) => one - two)
          .map(([id, name, order]) => ({ ...label(id, name), order })),
      ),
    );
  }
  app.get("/orders/:id{[0-9]+}", (c) => {
    const order = store.state.orders.find((entry) => idOf(entry) === Number(c.req.param("id")));
    return order ? v2Answer(c, order) : v2Error(c, 404, "The requested resource was not found.");
  });
  return app;
}

function label(id: number, name: string): Fields {
  return { id, name, system_label: name, custom_label: name, system_description: "" };
}

function countOrders(orders: readonly Fields[]): Fields {
  return {
    statuses: statuses.map(([id, name, order]) => ({
      ...label(id, name),
      count: orders.filter((entry) => numberOf(entry, "status_id") === id).length,
      sort_order: order,
    })),
    count: orders.length,
  };
}

const customerFilters = new Set([
  ...[
    "after",
    "before",
    "id:in",
    "company:in",
    "customer_group_id:in",
    "email:in",
    "name:in",
    "name:like",
    "phone:in",
  ],
  ...["date_created", "date_created:min", "date_created:max", "date_modified", "date_modified:min"],
  ...["date_modified:max", "registration_ip_address:in", "include", "sort"],
]);

/** Customers of V3: an empty list says so with a page of nothing. https://developer.bigcommerce.com/docs/rest-management/customers */
export function customerRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/customers", (c) => {
    const query = readListQuery(c, customerFilters);
    if (query instanceof Response) return query;
    const ids = query.filters.get("id:in");
    const wanted = ids === undefined ? undefined : numbersIn(ids);
    const all = store.state.customers.filter((customer) => !wanted || wanted.has(idOf(customer)));
    const data = slicePage(all, query.page, query.limit);
    const none = data.length === 0;
    const pagination = {
      total: all.length,
      count: data.length,
      per_page: none ? 0 : query.limit,
      current_page: none ? 0 : query.page,
      total_pages: Math.ceil(all.length / query.limit),
    };
    return c.json({ data, meta: { pagination } });
  });
  return app;
}
