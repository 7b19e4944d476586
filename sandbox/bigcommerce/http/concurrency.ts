import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { tooManyRequests } from "./answers";

/** At most so many requests to an endpoint at a time; the others are answered with 429. */
export function atMost(limit: number): MiddlewareHandler<SandboxEnv> {
  let running = 0;
  return async (c, next) => {
    if (running >= limit) return tooManyRequests(c);
    running += 1;
    try {
      await next();
    } finally {
      running -= 1;
    }
  };
}
