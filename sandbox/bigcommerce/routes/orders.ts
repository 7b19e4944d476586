import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { type Fields, idOf, isFields } from "../catalog/types";
import { countItems, v2Answer, v2Error } from "../http/answers";
import { isTrue, readV2Page, slicePage } from "../http/query";
import {
  answerAddress,
  answerConsignments,
  answerOrder,
  answerTaxes,
  readOrderShape,
} from "../orders/order-answer";
import { filterOrders, sortOrders } from "../orders/order-filters";
import { countByStatus, orderStatuses, statusAnswer } from "../orders/statuses";
import type { StoredOrder } from "../orders/types";
import type { Store } from "../store";

/** Orders of V2: bare lists, and 204 without a body for an empty one. https://developer.bigcommerce.com/docs/rest-management/orders */
export function orderRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const orderOf = (c: Context<SandboxEnv>): StoredOrder | undefined =>
    store.order(Number.parseInt(c.req.param("id") ?? "", 10));

  for (const suffix of ["", ".json"]) {
    app.get(`/orders${suffix}`, (c) => {
      const page = readV2Page(c);
      if (page instanceof Response) return page;
      const query = new URL(c.req.url).searchParams;
      const found = filterOrders(store.state.orders, query);
      if (!Array.isArray(found)) return unreadable(c, found.unreadable);
      const sorted = sortOrders(found, query.get("sort"));
      if (!Array.isArray(sorted)) return unreadable(c, sorted.unreadable);
      const shape = readOrderShape(query);
      const base = baseOf(c);
      const shown = slicePage(sorted, page.page, page.limit);
      return list(
        c,
        shown.map((order) => answerOrder(order, shape, base)),
      );
    });
    app.get(`/orders/count${suffix}`, (c) => {
      const found = filterOrders(store.state.orders, new URL(c.req.url).searchParams);
      return Array.isArray(found) ? v2Answer(c, countByStatus(found)) : unreadable(c, found.unreadable);
    });
    app.get(`/order_statuses${suffix}`, (c) => v2Answer(c, orderStatuses.map(statusAnswer)));
  }

  const one = "/orders/:id{[0-9]+(?:\\.json)?}";
  app.get(one, (c) => {
    const order = orderOf(c);
    if (!order) return missing(c);
    return v2Answer(c, answerOrder(order, readOrderShape(new URL(c.req.url).searchParams), baseOf(c)));
  });
  app.put(one, async (c) => {
    const order = orderOf(c);
    if (!order) return missing(c);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (!isFields(body)) return v2Error(c, 400, "The request body could not be parsed as JSON.");
    const wrong = store.editOrder(order, body);
    if (wrong !== undefined) return unreadable(c, wrong);
    return v2Answer(c, answerOrder(order, readOrderShape(new URLSearchParams()), baseOf(c)));
  });
  app.delete(one, (c) => {
    const order = orderOf(c);
    if (!order) return missing(c);
    store.archiveOrder(order);
    return c.body(null, 204);
  });

  const parts: Record<string, (order: StoredOrder, c: Context<SandboxEnv>) => Fields[]> = {
    products: (order) => order.products,
    shipping_addresses: (order, c) => addresses(order, c),
    // The name of before, which older orders still link to.
    shippingaddresses: (order, c) => addresses(order, c),
    coupons: (order) => order.coupons,
    shipments: (order) => order.shipments,
    taxes: (order, c) => answerTaxes(order.taxes, isTrue(c.req.query("details") ?? "")),
    messages: (order) => order.messages,
  };
  for (const [name, read] of Object.entries(parts)) {
    for (const suffix of ["", ".json"]) {
      app.get(`/orders/:id{[0-9]+}/${name}${suffix}`, (c) => {
        const order = orderOf(c);
        if (!order) return missing(c);
        const page = readV2Page(c);
        if (page instanceof Response) return page;
        return list(c, slicePage(read(order, c), page.page, page.limit));
      });
    }
    app.get(`/orders/:id{[0-9]+}/${name}/:part{[0-9]+}`, (c) => {
      const order = orderOf(c);
      const part = order && read(order, c).find((entry) => idOf(entry) === Number(c.req.param("part")));
      return part ? v2Answer(c, part) : missing(c);
    });
    // Quotes are kept by no order here, as by most.
    app.get(`/orders/:id{[0-9]+}/${name}/:part{[0-9]+}/shipping_quotes`, (c) => c.body(null, 204));
  }
  app.get("/orders/:id{[0-9]+}/fees", (c) => {
    const order = orderOf(c);
    if (!order) return missing(c);
    return order.fees.length === 0 ? c.body(null, 204) : v2Answer(c, { fees: order.fees });
  });
  app.get("/orders/:id{[0-9]+}/consignments", (c) => {
    const order = orderOf(c);
    if (!order) return missing(c);
    const lineItems = (c.req.query("include") ?? "").split(",").includes("consignments.line_items");
    return v2Answer(c, answerConsignments(order, lineItems, baseOf(c)));
  });
  return app;
}

function addresses(order: StoredOrder, c: Context<SandboxEnv>): Fields[] {
  return order.shippingAddresses.map((address) => answerAddress(address, idOf(order.fields), baseOf(c)));
}

function list(c: Context<SandboxEnv>, items: Fields[]): Response {
  if (items.length === 0) return c.body(null, 204);
  countItems(c, items.length);
  return v2Answer(c, items);
}

function baseOf(c: Context<SandboxEnv>): string {
  const { origin, pathname } = new URL(c.req.url);
  return `${origin}${pathname.split("/").slice(0, 4).join("/")}`;
}

function missing(c: Context): Response {
  return v2Error(c, 404, "The requested resource was not found.");
}

function unreadable(c: Context, name: string): Response {
  return v2Error(c, 400, `The field '${name}' is invalid.`);
}
