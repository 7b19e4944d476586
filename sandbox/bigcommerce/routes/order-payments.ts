import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, numberOf, textOf } from "../catalog/types";
import { envelope, notFound, one } from "../http/answers";
import { readDateFilter } from "../http/dates";
import { numbersIn, readListQuery, slicePage } from "../http/query";
import type { StoredOrder } from "../orders/types";
import type { Store } from "../store";

const none: ReadonlySet<string> = new Set();
const refundFilters = new Set(["order_id:in", "id:in", "created:min", "created:max"]);

/** What V3 has of orders: what was paid and what was given back. https://developer.bigcommerce.com/docs/rest-management/transactions */
export function orderPaymentRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/:id{[0-9]+}/transactions", (c) => {
    const query = readListQuery(c, none);
    if (query instanceof Response) return query;
    const order = store.order(Number(c.req.param("id")));
    if (!order) return notFound(c);
    const all = order.transactions;
    if (all.length === 0) return c.body(null, 204);
    return envelope(c, { items: slicePage(all, query.page, query.limit), total: all.length, ...query });
  });

  app.get("/payment_actions/refunds", (c) => {
    const query = readListQuery(c, refundFilters);
    if (query instanceof Response) return query;
    const { filters, page, limit } = query;
    const orders = filters.get("order_id:in");
    const ids = filters.get("id:in");
    const wantedOrders = orders === undefined ? undefined : numbersIn(orders);
    const wanted = ids === undefined ? undefined : numbersIn(ids);
    const from = readDateFilter(filters.get("created:min") ?? "") ?? Number.NEGATIVE_INFINITY;
    const to = readDateFilter(filters.get("created:max") ?? "") ?? Number.POSITIVE_INFINITY;
    const inTime = (refund: Fields) => {
      const time = Date.parse(textOf(refund, "created"));
      return Number.isNaN(time) ? !Number.isFinite(from) && !Number.isFinite(to) : time >= from && time <= to;
    };
    const found = (wantedOrders ? ordersOf(store, wantedOrders) : store.state.orders)
      .flatMap((order) => order.refunds)
      .filter((refund) => (!wanted || wanted.has(numberOf(refund, "id"))) && inTime(refund));
    return envelope(c, { items: slicePage(found, page, limit), total: found.length, page, limit });
  });

  app.get("/payment_actions/refunds/:id{[0-9]+}", (c) => {
    const id = Number(c.req.param("id"));
    const found = store.state.orders.flatMap((order) => order.refunds).find((refund) => idOf(refund) === id);
    return found ? one(c, found) : notFound(c);
  });

  app.get("/:id{[0-9]+}/payment_actions/refunds", (c) => {
    const query = readListQuery(c, none);
    if (query instanceof Response) return query;
    const order = store.order(Number(c.req.param("id")));
    if (!order) return notFound(c);
    const all = order.refunds;
    return envelope(c, { items: slicePage(all, query.page, query.limit), total: all.length, ...query });
  });
  return app;
}

function ordersOf(store: Store, ids: ReadonlySet<number>): StoredOrder[] {
  return [...ids].sort((one, two) => one - two).flatMap((id) => store.order(id) ?? []);
}
