import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { z } from "zod";
import { RegistrationRefused } from "../app/registry";
import type { Core } from "../core";
import { isAuthorised, isEventKey } from "../signature";
import { receiveEvents } from "./receive-events";
import { addRunRoutes } from "./runs";

export interface HttpSide {
  url: string;
  close(): Promise<void>;
}

function createRoutes(core: Core, health: () => Record<string, unknown>): Hono {
  const { signingKey, eventKey } = core.settings;
  const routes = new Hono();
  const refused = {
    error: "Unauthorized",
    message: "The key is not the one that this executor was started with.",
    status: 401,
  };

  routes.get("/health", (context) => context.json(health()));
  // Not ready before the app has registered: an event without a function starts nothing.
  routes.get("/ready", (context) => context.json(health(), health().functions === 0 ? 503 : 200));

  routes.post("/e/:key", async (context) => {
    if (!isEventKey(context.req.param("key"), eventKey)) return context.json({ ...refused, ids: [] }, 401);
    const seed = context.req.header("x-inngest-event-id-seed");
    try {
      return context.json({ ids: await receiveEvents(core, await context.req.json(), seed), status: 200 });
    } catch (error) {
      if (!(error instanceof z.ZodError) && !(error instanceof SyntaxError)) throw error;
      const message = error instanceof z.ZodError ? z.prettifyError(error) : error.message;
      return context.json({ ids: [], status: 400, error: message }, 400);
    }
  });

  routes.use("/fn/*", async (context, next) => {
    if (!isAuthorised(context.req.header("authorization"), signingKey)) return context.json(refused, 401);
    return next();
  });
  routes.post("/fn/register", async (context) => {
    try {
      const { modified } = await core.registry.register(await context.req.json());
      return context.json({ ok: true, status: 200, modified });
    } catch (error) {
      const isRefused = error instanceof RegistrationRefused || error instanceof z.ZodError;
      if (!isRefused) throw error;
      core.logger.error(error.message);
      return context.json({ status: 400, error: error.message }, 400);
    }
  });

  addRunRoutes(routes, core);

  routes.onError((error, context) => {
    core.logger.error({ err: error, path: context.req.path }, "A request to the executor failed");
    return context.json({ status: 500, error: "The executor could not do this; its log says why." }, 500);
  });
  return routes;
}

/** Opens the part that the SDK talks to: events, registration, and questions about runs. */
export async function listen(core: Core, health: () => Record<string, unknown>): Promise<HttpSide> {
  const { host, port } = core.settings;
  const routes = createRoutes(core, health);
  return new Promise((resolve, reject) => {
    const server = serve({ fetch: routes.fetch, hostname: host, port }, (address) => {
      resolve({
        url: `http://${host.includes(":") ? `[${host}]` : host}:${address.port}`,
        close: () =>
          new Promise<void>((done) => {
            server.close(() => done());
            if ("closeIdleConnections" in server) server.closeIdleConnections();
          }),
      });
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      const taken = error.code === "EADDRINUSE";
      reject(
        taken ? new Error(`Port ${port} is taken. Give the executor another one.`, { cause: error }) : error,
      );
    });
  });
}
