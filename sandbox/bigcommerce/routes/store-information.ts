import { Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { v2Answer } from "../http/answers";
import type { Store } from "../store";

/** V2: bare objects and lists, XML unless JSON is asked for. https://developer.bigcommerce.com/docs/rest-management/store-information */
export function storeInformationRoutes(store: Store): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  for (const suffix of ["", ".json"]) {
    app.get(`/store${suffix}`, (c) => v2Answer(c, store.state.store));
    app.get(`/time${suffix}`, (c) => v2Answer(c, { time: Math.floor(store.now().getTime() / 1000) }));
    app.get(`/currencies${suffix}`, (c) => v2Answer(c, store.state.currencies));
    app.get(`/tax_classes${suffix}`, (c) => v2Answer(c, store.state.taxClasses));
  }
  return app;
}
