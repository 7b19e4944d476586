import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { idOf, isFields, textOf } from "../catalog/types";
import { statusName } from "../orders/statuses";
import type { Store } from "../store";
import { back, localPath, readForm } from "./forms";
import { orderName, ordersPage } from "./orders-page";
import { pageOf } from "./paging";

/** The orders for people: find one, and change its status. */
export function orderPageRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const search = c.req.query("q")?.trim() ?? "";
    const part = search.toLowerCase();
    const found = store.state.orders.filter((order) => {
      const billing = isFields(order.fields.billing_address) ? order.fields.billing_address : {};
      const texts = [String(idOf(order.fields)), orderName(order), textOf(billing, "email")];
      return texts.some((text) => text.toLowerCase().includes(part));
    });
    return c.html(
      ordersPage({
        ...pageOf(found.reverse(), c.req.query("page")),
        search,
        saved: c.req.query("saved"),
        problem: c.req.query("problem"),
      }),
    );
  });

  app.post("/:id{[0-9]+}", async (c) => {
    const id = Number(c.req.param("id"));
    const order = store.order(id);
    if (!order) return c.redirect("/orders", 303);
    const status = Number((await readForm(c)).status_id);
    const to = localPath(c.req.query("back")) ?? "/orders";
    const wrong = store.editOrder(order, { status_id: status });
    if (wrong !== undefined) return back(c, to, "problem", "There is no such status.");
    return back(c, to, "saved", `order ${id} is ${statusName(status)}`);
  });

  return app;
}
