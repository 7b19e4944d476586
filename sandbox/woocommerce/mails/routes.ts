import type { Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import type { StoreContext } from "../rest/context";
import { mailsPage } from "../shop/mails-page";

/** The mail trap: what the store would have sent, as JSON for tests and as a page for people. */
export function mailRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const { store } = context;
  app.get("/__sandbox/mails", (c) => {
    const asPage = c.req.header("accept")?.includes("text/html") ?? false;
    if (asPage) return c.html(mailsPage(context));
    return c.json(store.mails.map((mail) => ({ ...mail, at: store.site.gmt(mail.at) })));
  });
  app.delete("/__sandbox/mails", (c) => {
    store.state.mails = [];
    store.changed();
    return c.json([]);
  });
}
