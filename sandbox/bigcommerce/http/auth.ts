import type { MiddlewareHandler } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { findStoreToken, type SandboxToken, type ScopeArea } from "../credentials";
import { missingScope, unauthorized } from "./answers";

/**
 * Which scope a path asks for, by its first segment after the version.
 * https://developer.bigcommerce.com/docs/start/authentication/api-accounts
 */
const areas: Record<string, ScopeArea> = {
  catalog: "products",
  pricelists: "products",
  orders: "orders",
  order_statuses: "orders",
  customers: "customers",
  customer_groups: "customers",
  store: "information",
  time: "information",
  tax_classes: "information",
  currencies: "information",
  channels: "information",
};

/**
 * An unknown token is 401. A known one is 403 where its scope is missing, and 403 as well where the store hash is not
 * its store's: BigCommerce does not say that the hash is wrong.
 */
export function authenticate(hash: string): MiddlewareHandler<SandboxEnv> {
  return async (c, next) => {
    const token = findStoreToken(c.req.header("x-auth-token") ?? "");
    if (!token) return unauthorized(c);
    const [, , storeHash, , first = "", ...rest] = c.req.path.split("/");
    if (storeHash !== hash) return missingScope(c);
    // "None required. Create and manage webhooks with the default scope": https://developer.bigcommerce.com/docs/webhooks
    if (first === "hooks") return next();
    const area = areaOf(first.replace(/\.json$/, ""), rest, token.scopes);
    // Without an area there is no such endpoint: the router answers.
    if (area === undefined) return Object.keys(token.scopes).length === 0 ? missingScope(c) : next();
    const access = token.scopes[area];
    const reads = c.req.method === "GET" || c.req.method === "HEAD";
    if (!access || (access === "read-only" && !reads)) return missingScope(c);
    return next();
  };
}

/** Transactions have a scope of their own; refunds take either. */
function areaOf(
  first: string,
  rest: readonly string[],
  scopes: SandboxToken["scopes"],
): ScopeArea | undefined {
  const area = areas[first];
  if (area !== "orders") return area;
  if (rest.at(-1) === "transactions") return "transactions";
  if (rest.includes("payment_actions") && scopes.orders === undefined) return "transactions";
  return area;
}
