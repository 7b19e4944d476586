import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { envelope } from "../http/answers";
import { readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const known = new Set(["available", "status:in", "type:in", "platform:in", "date_created:min", "include"]);

/** https://developer.bigcommerce.com/docs/rest-management/channels */
export function channelRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const { channels } = store.state;
    return envelope(c, {
      items: slicePage(channels, query.page, query.limit),
      total: channels.length,
      ...query,
    });
  });
  return app;
}
