import { type Context, Hono } from "hono";
import { z } from "zod";
import type { SandboxEnv } from "../../core/listen";
import { isFields } from "../catalog/types";
import type { Store } from "../store";
import type { HookDelivery } from "./deliver";

const misbehaviourSchema = z.strictObject({
  duplicates: z.int().nonnegative().optional(),
  shuffleMs: z.number().nonnegative().optional(),
  dropEvery: z.int().positive().optional(),
  unsigned: z.boolean().optional(),
});
const eventSchema = z.object({ scope: z.string(), data: z.record(z.string(), z.json()) });
const eventsSchema = z.union([z.array(eventSchema), eventSchema.transform((event) => [event])]);
const activeSchema = z.strictObject({ is_active: z.boolean() });

/** The sandbox's own routes for hooks, whoever made them, and for many changes at once. */
export function hookControls(store: Store, delivery: HookDelivery): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  const hooks = () => store.state.hooks ?? [];

  app.get("/hooks", (c) => c.json({ hooks: hooks() }));
  app.put("/hooks/:id{[0-9]+}", async (c) => {
    const body = activeSchema.safeParse(await bodyOf(c));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const id = Number(c.req.param("id"));
    store.change((state) => {
      for (const hook of state.hooks ?? []) if (hook.id === id) hook.is_active = body.data.is_active;
    });
    return c.json({ hooks: hooks() });
  });
  app.delete("/hooks/:id{[0-9]+}", (c) => {
    store.removeHook(Number(c.req.param("id")));
    return c.json({ hooks: hooks() });
  });

  /** How posts go astray. */
  app.put("/misbehaviour", async (c) => {
    const body = misbehaviourSchema.safeParse(await bodyOf(c));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    const { duplicates, shuffleMs, dropEvery, unsigned } = body.data;
    delivery.behave({
      ...(duplicates === undefined ? {} : { duplicates }),
      ...(shuffleMs === undefined ? {} : { shuffleMs }),
      ...(dropEvery === undefined ? {} : { dropEvery }),
      ...(unsigned === undefined ? {} : { unsigned }),
    });
    return c.json(body.data);
  });

  app.get("/deliveries", (c) => c.json({ deliveries: delivery.deliveries() }));
  app.delete("/deliveries", (c) => {
    delivery.forget();
    return c.json({ deliveries: [] });
  });

  /** Posts events that nothing in the store has caused. */
  app.post("/events", async (c) => {
    const body = eventsSchema.safeParse(await bodyOf(c));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    for (const event of body.data) delivery.emit(event);
    return c.json({ emitted: body.data.length });
  });

  /** Changes any number of products: a list of what `PUT /catalog/products/{id}` takes, each with its id. */
  app.put("/products", async (c) => {
    const body = await bodyOf(c);
    if (!Array.isArray(body) || !body.every(isFields))
      return c.json({ error: "A list of products is needed." }, 400);
    return c.json({ changed: store.updateMany(body) });
  });
  return app;
}

async function bodyOf(c: Context): Promise<unknown> {
  return c.req.json().catch(() => undefined);
}
