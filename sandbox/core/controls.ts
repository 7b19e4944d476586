import { Hono } from "hono";
import { z } from "zod";
import { type FaultRule, type Faults, faultRuleSchema } from "./faults";
import type { SandboxEnv } from "./listen";
import type { RequestLog } from "./request-log";

export interface ControlledSandbox {
  faults: Faults;
  requests: RequestLog;
  /** Puts the store's data back to what the data set says. */
  reset(): Promise<void> | void;
}

const bodySchema = z.union([
  z.array(faultRuleSchema),
  z.object({ rules: z.array(faultRuleSchema) }).transform((body) => body.rules),
]);

/** The sandbox's own routes, to be mounted at `/__sandbox`. */
export function sandboxControls(sandbox: ControlledSandbox): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  app.get("/faults", (c) => c.json({ rules: sandbox.faults.list() }));
  app.put("/faults", async (c) => {
    const body = bodySchema.safeParse(await c.req.json().catch(() => undefined));
    if (!body.success) return c.json({ error: z.prettifyError(body.error) }, 400);
    sandbox.faults.set(body.data.map(toRule));
    return c.json({ rules: sandbox.faults.list() });
  });
  app.delete("/faults", (c) => {
    sandbox.faults.clear();
    return c.json({ rules: [] });
  });
  app.get("/requests", (c) => c.json(sandbox.requests.counts()));
  app.delete("/requests", (c) => {
    sandbox.requests.reset();
    return c.json(sandbox.requests.counts());
  });
  app.post("/reset", async (c) => {
    await sandbox.reset();
    return c.json({ reset: true });
  });
  return app;
}

function toRule({ regex, ...rule }: z.infer<typeof faultRuleSchema>): FaultRule {
  return regex === undefined ? rule : { ...rule, path: new RegExp(regex) };
}
