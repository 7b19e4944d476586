import { type Context, Hono } from "hono";
import type { SandboxEnv } from "../../core/listen";
import { accountToken } from "../credentials";

export interface AccountStore {
  hash: string;
  name: string;
}

const requestsAnHour = 70;

/**
 * The Account API, the only way from an account's UUID to its stores' hashes. It takes account-level tokens alone, and
 * its errors come with status 401. https://developer.bigcommerce.com/docs/graphql-account/users
 */
export function accountRoutes(uuid: string, stores: readonly AccountStore[]): Hono<SandboxEnv> {
  const app = new Hono<SandboxEnv>();
  let windowStart = performance.now();
  let spent = 0;
  app.post("/:uuid/graphql", async (c) => {
    if (performance.now() - windowStart > 3_600_000) {
      windowStart = performance.now();
      spent = 0;
    }
    spent += 1;
    if (spent > requestsAnHour) return c.json({ errors: [{ message: "Too many requests" }] }, 429);
    if (c.req.header("x-auth-token") !== accountToken || c.req.param("uuid") !== uuid) return denied(c);
    const body: unknown = await c.req.json().catch(() => undefined);
    const query = typeof body === "object" && body !== null && "query" in body ? String(body.query) : "";
    if (!/\baccount\b/.test(query)) return failed(c, "Syntax Error: a query for the account is expected.");
    const account: Record<string, unknown> = { id: `bc/account/account/${uuid}` };
    if (/\bstores\b/.test(query)) account.stores = connection(query, stores);
    return c.json({ data: { account } });
  });
  return app;
}

function connection(query: string, stores: readonly AccountStore[]): Record<string, unknown> {
  const edges = stores.map(({ hash, name }) => ({
    node: { id: `bc/account/store/${hash}`, name, storeHash: hash },
  }));
  return query.includes("pageInfo")
    ? { edges, pageInfo: { hasNextPage: false, endCursor: null } }
    : { edges };
}

function denied(c: Context): Response {
  return failed(c, "You do not have permission to do this operation.");
}

function failed(c: Context, message: string): Response {
  return c.json({ data: null, errors: [{ message, path: ["account"] }] }, 401);
}
