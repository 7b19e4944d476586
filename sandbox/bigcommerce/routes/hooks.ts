import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { isFields } from "../catalog/types";
import { apiAccountOf } from "../credentials";
import { isHookRefusal } from "../hooks/edit-hooks";
import type { StoredHook } from "../hooks/types";
import { envelope, notFound, one, v3Error } from "../http/answers";
import { isTrue, readListQuery, slicePage } from "../http/query";
import type { Store } from "../store";

const known = new Set(["is_active", "scope", "destination"]);

/** Each token sees the hooks of its own API account alone: https://developer.bigcommerce.com/docs/webhooks/webhooks */
export function hookRoutes(store: Store, hash: string): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const own = (c: Context) => {
    const clientId = clientOf(c);
    return (store.state.hooks ?? []).filter((hook) => hook.client_id === clientId);
  };
  const find = (c: Context): StoredHook | undefined =>
    own(c).find((hook) => hook.id === Number(c.req.param("id")));

  app.get("/", (c) => {
    const query = readListQuery(c, known);
    if (query instanceof Response) return query;
    const { filters, page, limit } = query;
    const active = filters.get("is_active");
    const found = own(c).filter(
      (hook) =>
        (active === undefined || hook.is_active === isTrue(active)) &&
        (filters.get("scope") ?? hook.scope) === hook.scope &&
        (filters.get("destination") ?? hook.destination) === hook.destination,
    );
    const items = slicePage(found, page, limit).map((hook) => ({ ...hook }));
    return envelope(c, { items, total: found.length, page, limit });
  });

  app.post("/", async (c) => {
    const body: unknown = await c.req.json().catch(() => undefined);
    if (!isFields(body)) return invalid(c, { "": "error.expected.jsobject" });
    const made = store.createHook(body, { clientId: clientOf(c), hash });
    return isHookRefusal(made) ? invalid(c, made.errors) : one(c, { ...made });
  });

  app.get("/:id{[0-9]+}", (c) => {
    const hook = find(c);
    return hook ? one(c, { ...hook }) : missing(c);
  });

  app.put("/:id{[0-9]+}", async (c) => {
    const hook = find(c);
    if (!hook) return missing(c);
    const body: unknown = await c.req.json().catch(() => undefined);
    if (!isFields(body)) return invalid(c, { "": "error.expected.jsobject" });
    const changed = store.updateHook(hook, body);
    return isHookRefusal(changed) ? invalid(c, changed.errors) : one(c, { ...changed });
  });

  app.delete("/:id{[0-9]+}", (c) => {
    const hook = find(c);
    if (!hook) return missing(c);
    store.removeHook(hook.id);
    return one(c, { ...hook });
  });

  return app;
}

function clientOf(c: Context): string {
  return apiAccountOf(c.req.header("x-auth-token") ?? "").clientId;
}

function missing(c: Context): Response {
  return notFound(c, `Webhook with id [${c.req.param("id")}] not found`);
}

function invalid(c: Context, errors: Record<string, string>): Response {
  return v3Error(c, 422, "JSON data is missing or invalid", errors);
}
