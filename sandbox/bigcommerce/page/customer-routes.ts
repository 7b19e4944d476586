import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { idOf, textOf } from "../catalog/types";
import type { Store } from "../store";
import { customersPage } from "./customers-page";
import { back, explain, localPath, readForm } from "./forms";
import { pageOf } from "./paging";

/** The customers for people: find one, and change the name. */
export function customerPageRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();

  app.get("/", (c) => {
    const search = c.req.query("q")?.trim() ?? "";
    const part = search.toLowerCase();
    const found = store.state.customers.filter(({ fields }) =>
      `${textOf(fields, "first_name")} ${textOf(fields, "last_name")} ${textOf(fields, "email")}`
        .toLowerCase()
        .includes(part),
    );
    return c.html(
      customersPage({
        ...pageOf(found, c.req.query("page")),
        search,
        groups: new Map(store.state.customerGroups.map((group) => [idOf(group), textOf(group, "name")])),
        saved: c.req.query("saved"),
        problem: c.req.query("problem"),
      }),
    );
  });

  app.post("/:id{[0-9]+}", async (c) => {
    const form = await readForm(c);
    const to = localPath(c.req.query("back")) ?? "/customers";
    const { first_name = "", last_name = "" } = form;
    if (!first_name || !last_name) return back(c, to, "problem", "A customer needs a first and a last name.");
    const changed = store.updateCustomers([{ id: Number(c.req.param("id")), first_name, last_name }]);
    if (!Array.isArray(changed)) return back(c, to, "problem", explain(changed.title, changed.errors));
    return back(c, to, "saved", `${first_name} ${last_name}`);
  });

  return app;
}
