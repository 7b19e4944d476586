import type { Handler, MiddlewareHandler } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import type { StoreContext } from "./context";
import { RestError } from "./errors";
import { parsePhpQuery } from "./query";
import { callerOf, noRoute, refusal } from "./route";

/** Whatever else stands under /wp-json: a wrong key is told first, then that there is no such route. */
export function unknownRoute(context: StoreContext): Handler<SandboxEnv> {
  return (c) => {
    try {
      callerOf(c, context, parsePhpQuery(new URL(c.req.url).search), c.req.method);
      return refusal(c, noRoute());
    } catch (error) {
      return refusal(c, error);
    }
  };
}

/**
 * `/?rest_route=/wc/v3/…`, the way in of stores without pretty permalinks. WooCommerce does not look at keys there:
 * WordPress takes a key for a user's name and refuses it.
 */
export function plainPermalinks(context: StoreContext): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const route = parsePhpQuery(new URL(c.req.url).search).rest_route;
    if (typeof route !== "string") return next();
    try {
      callerOf(c, context, {}, c.req.method);
      const isStore = route.startsWith("/wc/");
      return refusal(
        c,
        isStore
          ? new RestError("woocommerce_rest_cannot_view", "Sorry, you cannot list resources.", 401)
          : noRoute(),
      );
    } catch (error) {
      return refusal(c, error);
    }
  };
}
