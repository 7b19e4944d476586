import type { MiddlewareHandler } from "hono";
import { routePath } from "hono/route";
import type { SandboxEnv } from "./listen";

export interface RequestCounts {
  total: number;
  /** "GET /stores/:hash/v3/catalog/products" -> how often. */
  byRoute: Record<string, number>;
  /** "200" -> how often; "none" counts the requests that ended without an answer. */
  byStatus: Record<string, number>;
  inFlight: number;
  peakInFlight: number;
}

export interface RequestLog {
  counts(): RequestCounts;
  reset(): void;
  middleware: MiddlewareHandler<SandboxEnv>;
}

const empty = (): Omit<RequestCounts, "inFlight"> => ({
  total: 0,
  byRoute: {},
  byStatus: {},
  peakInFlight: 0,
});

/** Counts what arrives, by method and route and by status. The sandbox's own controls are left out. */
export function createRequestLog(): RequestLog {
  let counts = empty();
  let inFlight = 0;
  return {
    counts: () => structuredClone({ ...counts, inFlight }),
    reset: () => {
      counts = empty();
    },
    middleware: async (c, next) => {
      if (c.req.path.startsWith("/__sandbox")) return next();
      inFlight += 1;
      counts.peakInFlight = Math.max(counts.peakInFlight, inFlight);
      const route = `${c.req.method} ${routePath(c, -1)}`;
      try {
        await next();
      } finally {
        inFlight -= 1;
        counts.total += 1;
        counts.byRoute[route] = (counts.byRoute[route] ?? 0) + 1;
        const status = c.env.incoming.socket.destroyed ? "none" : String(c.res.status);
        counts.byStatus[status] = (counts.byStatus[status] ?? 0) + 1;
      }
    },
  };
}
