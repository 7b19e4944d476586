import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { flag, pageArgs, whole } from "../products/schema";
import { type Item, single } from "../rest/answer";
import { runBatch } from "../rest/batch";
import type { StoreContext } from "../rest/context";
import { cutPage, listAnswer } from "../rest/paging";
import { demand } from "../rest/permissions";
import type { RestRequest } from "../rest/request";
import { restRoute } from "../rest/route";
import { listOrders } from "./list";
import { orderNamed, removeOrder } from "./remove";
import { orderItem } from "./respond";
import { createOrder, updateOrder } from "./save";
import { orderArgs, orderListArgs } from "./schema";

/** An order with a few lines takes about one and a half times what a product takes. */
const weight = 1.5;

export function orderRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  const create = ({ params }: RestRequest): Item => orderItem(store, createOrder(store, params), params);
  const update = (request: RestRequest): Item => {
    const order = orderNamed(store, request, 400);
    return orderItem(store, updateOrder(store, order, request.params), request.params);
  };
  restRoute(app, context, "/wc/v3/orders", {
    get: {
      args: orderListArgs,
      permit: demand("list"),
      handle: (request) => {
        const page = cutPage(listOrders(store, request.params), request.params);
        const items = page.rows.map((order) => orderItem(store, order, request.params));
        return listAnswer(items, page, store.site.rest("orders"), request.query);
      },
    },
    create: {
      args: () => orderArgs(store, true),
      permit: demand("create"),
      handle: (request) => {
        const item = create(request);
        return single(item, 201, weight, { Location: store.site.rest(`orders/${item.body.id}`) });
      },
    },
  });
  restRoute(app, context, "/wc/v3/orders/batch", {
    edit: {
      permit: demand("batch"),
      handle: (request) =>
        runBatch(request, { weight, create, update, remove: (inner) => removeOrder(store, inner) }),
    },
  });
  restRoute(app, context, "/wc/v3/orders/:id{[0-9]+}", {
    get: {
      args: { context: pageArgs.context ?? flag, dp: whole },
      permit: demand("view"),
      handle: (request) => single(orderItem(store, orderNamed(store, request, 404), request.params), 200, 1),
    },
    edit: {
      args: () => orderArgs(store, false),
      permit: demand("edit"),
      handle: (request) => single(update(request), 200, weight),
    },
    remove: {
      args: { force: { ...flag, default: false } },
      permit: demand("delete"),
      handle: (request) => single(removeOrder(store, request), 200, 1),
    },
  });
}
