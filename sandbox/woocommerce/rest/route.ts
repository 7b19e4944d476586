import type { Context, Hono } from "hono";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { isRecord, type Params } from "../text/php";
import type { Answer } from "./answer";
import { authenticate, type Caller } from "./auth";
import type { StoreContext } from "./context";
import { basicCredentials } from "./credentials";
import { PhpFatal, RestError } from "./errors";
import { pickFields } from "./fields";
import { parsePhpQuery } from "./query";
import type { RestRequest } from "./request";
import { type Args, checkArgs, cleanArgs } from "./schema";

export interface Endpoint {
  /** A function where defaults are the store's settings. */
  args?: Args | (() => Args);
  /** Throws when the caller may not do this, or when what it is about does not exist. */
  permit(request: RestRequest): void;
  handle(request: RestRequest): Answer | Promise<Answer>;
}

export interface Route {
  get?: Endpoint;
  create?: Endpoint;
  edit?: Endpoint;
  remove?: Endpoint;
}

const methodsOf = {
  get: ["GET"],
  create: ["POST"],
  edit: ["POST", "PUT", "PATCH"],
  remove: ["DELETE"],
} as const;

/** The prefixes under which WordPress serves its REST API, with pretty permalinks on. */
const prefixes = ["/wp-json", "/index.php/wp-json"] as const;

/** What each answer counts for in the store's pace. */
const costs = new WeakMap<Response, number>();

/** Registers one route of the REST API. What WordPress does around every request is done here. */
export function restRoute(app: Hono<SandboxEnv>, context: StoreContext, path: string, route: Route): void {
  const allow = Object.entries(methodsOf).flatMap(([kind, names]) =>
    route[kind as keyof Route] ? names : [],
  );
  for (const prefix of prefixes) {
    app.all(path === "/" ? prefix : `${prefix}${path}`, (c) =>
      context.pace.run(
        () => answer(c, context, route, [...new Set(allow)]),
        (response) => costs.get(response) ?? 1,
      ),
    );
  }
}

async function answer(
  c: Context<SandboxEnv>,
  context: StoreContext,
  route: Route,
  allow: readonly string[],
): Promise<Response> {
  const query = parsePhpQuery(new URL(c.req.url).search);
  let allowed: readonly string[] = [];
  try {
    const method = methodOf(c, query);
    const caller = callerOf(c, context, query, method);
    if (method === "OPTIONS")
      return send(c, { status: 200, data: { namespace: "wc/v3", methods: allow }, cost: 0 }, allow);
    const endpoint = endpointFor(route, method);
    if (!endpoint) throw noRoute();
    // A request with wrong parameters is told what is allowed, one that may not be made is not.
    allowed = caller?.manager ? allow : [];
    const request = await readRequest(c, method, query, caller, argsOf(endpoint));
    allowed = [];
    endpoint.permit(request);
    allowed = caller?.manager ? allow : [];
    const result = await endpoint.handle(request);
    const data = query._fields === undefined ? result.data : pickFields(result.data, query._fields);
    const whole = result.links && isRecord(data) ? { ...data, _links: result.links } : data;
    return send(c, { ...result, data: whole }, result.allow ?? allowed);
  } catch (error) {
    return refusal(c, error, allowed);
  }
}

function argsOf({ args = {} }: Endpoint): Args {
  return typeof args === "function" ? args() : args;
}

export function noRoute(): RestError {
  return new RestError("rest_no_route", "No route was found matching the URL and request method.", 404);
}

/** A refusal of any kind; what is not one is a fault of the sandbox and goes on up. */
export function refusal(c: Context<SandboxEnv>, error: unknown, allow: readonly string[] = []): Response {
  if (error instanceof RestError)
    return send(c, { status: error.status, data: error.toBody(), cost: 1 }, allow);
  if (error instanceof PhpFatal) return send(c, { status: 500, data: error.toBody(), cost: 1 }, []);
  throw error;
}

function methodOf(c: Context<SandboxEnv>, query: Params): string {
  const override = query._method ?? c.req.header("x-http-method-override");
  const method =
    typeof override === "string" && c.req.method === "POST" ? override.toUpperCase() : c.req.method;
  return method === "HEAD" ? "GET" : method;
}

function endpointFor(route: Route, method: string): Endpoint | undefined {
  for (const [kind, names] of Object.entries(methodsOf)) {
    const endpoint = route[kind as keyof Route];
    if (endpoint && (names as readonly string[]).includes(method)) return endpoint;
  }
  return undefined;
}

/** WooCommerce's keys count under wc/ alone; elsewhere WordPress takes them for a user's name and refuses. */
export function callerOf(
  c: Context<SandboxEnv>,
  context: StoreContext,
  query: Params,
  method: string,
): Caller | undefined {
  const authorization = c.req.header("authorization");
  const path = decodeURI(new URL(c.req.url).pathname);
  if (/wp-json\/wc[/-]/.test(path)) {
    return authenticate(context.store, { method, path, query, authorization }, context.settings.assumeHttps);
  }
  if (basicCredentials(authorization)) {
    const message = "<strong>Error:</strong> Unknown username. Check again or try your email address.";
    throw new RestError("invalid_username", message, 401);
  }
  return undefined;
}

async function readRequest(
  c: Context<SandboxEnv>,
  method: string,
  query: Params,
  caller: Caller | undefined,
  args: Args,
): Promise<RestRequest> {
  const path = c.req.param();
  const body = method === "GET" ? {} : await readBody(c);
  checkArgs({ ...path, ...query, ...body }, args);
  const cleanedQuery = cleanGiven(query, args);
  const params = { ...cleanArgs({}, args), ...path, ...cleanedQuery, ...cleanGiven(body, args) };
  return { method, path, query: cleanedQuery, params, caller };
}

function cleanGiven(given: Params, args: Args): Params {
  const named = Object.fromEntries(Object.entries(args).filter(([name]) => name in given));
  return cleanArgs(given, named);
}

async function readBody(c: Context<SandboxEnv>): Promise<Params> {
  const type = c.req.header("content-type") ?? "";
  const text = await c.req.text();
  if (type.startsWith("application/x-www-form-urlencoded")) return parsePhpQuery(text);
  if (!/^application\/(json|[\w.-]+\+json)/i.test(type) || text === "" || text === "0") return {};
  const body = parseJson(text);
  if (typeof body === "string")
    throw new PhpFatal("Uncaught TypeError: Cannot access offset of type string on string");
  if (Array.isArray(body)) return { ...body };
  return isRecord(body) ? body : {};
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new RestError("rest_invalid_json", "Invalid JSON body passed.", {
      status: 400,
      json_error_code: 4,
      json_error_message: "Syntax error",
    });
  }
}

function send(c: Context<SandboxEnv>, result: Answer, allow: readonly string[]): Response {
  const origin = new URL(c.req.url).origin;
  const headers: Record<string, string> = {
    "Content-Type": "application/json; charset=UTF-8",
    "X-Robots-Tag": "noindex",
    Link: `<${origin}/wp-json/>; rel="https://api.w.org/"`,
    "X-Content-Type-Options": "nosniff",
    "Access-Control-Expose-Headers": "X-WP-Total, X-WP-TotalPages, Link",
    "Access-Control-Allow-Headers":
      "Authorization, X-WP-Nonce, Content-Disposition, Content-MD5, Content-Type",
    ...(allow.length > 0 ? { Allow: allow.join(", ") } : {}),
    "Cache-Control": "no-cache, must-revalidate, max-age=0, no-store, private",
    ...result.headers,
  };
  const response = new Response(JSON.stringify(result.data), { status: result.status, headers });
  costs.set(response, result.cost);
  return response;
}
