import { randomBytes } from "node:crypto";
import type { Context, Hono } from "hono";
import { deleteCookie, getCookie, setCookie } from "hono/cookie";
import { fetch } from "undici";
import type { SandboxEnv } from "@/sandbox/core/listen";
import { sandboxLogin } from "../options";
import type { StoreContext } from "../rest/context";
import { equal } from "../rest/credentials";
import type { KeyRecord } from "../store/records";
import { approvePage, deniedPage, loginPage } from "./pages";
import {
  ConnectError,
  type ConnectRequest,
  connectQuery,
  readConnectRequest,
  returnAddress,
} from "./request";

const cookie = "sandbox_login";

/**
 * The one-click connection (https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication-endpoint): sign in,
 * approve, and the store posts a new key to the app.
 */
export function connectRoutes(app: Hono<SandboxEnv>, context: StoreContext): void {
  const sessions = new Set<string>();
  const nonces = new Set<string>();
  const isSignedIn = (c: Context) => sessions.has(getCookie(c, cookie) ?? "");
  const to = (endpoint: string, request: ConnectRequest) =>
    `/wc-auth/v1/${endpoint}/?${connectQuery(request)}`;

  app.get("/wc-auth/v1/authorize", (c) =>
    guarded(c, context, (request) => {
      if (!isSignedIn(c)) return c.redirect(to("login", request));
      const nonce = token();
      nonces.add(nonce);
      const approve = `${to("access_granted", request)}&wc_auth_nonce=${nonce}`;
      return c.html(approvePage(context, request, approve, `${to("login", request)}&logout=1`));
    }),
  );
  app.get("/wc-auth/v1/login", (c) =>
    guarded(c, context, (request) => {
      if (c.req.query("logout")) {
        sessions.delete(getCookie(c, cookie) ?? "");
        deleteCookie(c, cookie);
      } else if (isSignedIn(c)) {
        return c.redirect(to("authorize", request));
      }
      return c.html(loginPage(context, request, false));
    }),
  );
  app.post("/wc-auth/v1/login", (c) =>
    guarded(c, context, async (request) => {
      const { username, password } = await c.req.parseBody();
      const known =
        equal(String(username), sandboxLogin.username) && equal(String(password), sandboxLogin.password);
      if (!known) return c.html(loginPage(context, request, true));
      const session = token();
      sessions.add(session);
      setCookie(c, cookie, session, { httpOnly: true, sameSite: "Lax", path: "/wc-auth" });
      return c.redirect(to("authorize", request));
    }),
  );
  app.get("/wc-auth/v1/access_granted", (c) =>
    guarded(c, context, async (request) => {
      if (!isSignedIn(c)) throw new ConnectError("You do not have permission to access this page");
      if (!nonces.delete(c.req.query("wc_auth_nonce") ?? ""))
        throw new ConnectError("Invalid nonce verification");
      await handOver(context, request);
      return c.redirect(returnAddress(request, 1));
    }),
  );
  app.all("/wc-auth/*", (c) => {
    const why = "You do not have permission to access this page";
    return guarded(c, context, () => c.html(deniedPage(context, why), 401));
  });
}

type Outcome = Response | Promise<Response>;

async function guarded(
  c: Context,
  context: StoreContext,
  act: (request: ConnectRequest) => Outcome,
): Promise<Response> {
  try {
    return await act(readConnectRequest(c.req.query(), context.settings.allowLoopbackCallback));
  } catch (error) {
    if (!(error instanceof ConnectError)) throw error;
    return c.html(deniedPage(context, error.message), 401);
  }
}

/** Makes a key and posts it to the app; the key goes again when the app does not answer 200. */
async function handOver({ store }: StoreContext, request: ConnectRequest): Promise<void> {
  const key: KeyRecord = {
    id: store.state.nextKeyId++,
    description: `${request.appName.slice(0, 170)} - API (${new Date().toISOString().slice(0, 19).replace("T", " ")})`,
    key: `ck_${token()}`,
    secret: `cs_${token()}`,
    permissions: request.scope,
    manager: true,
  };
  store.state.keys.push(key);
  store.changed();
  try {
    await post(request, key);
  } catch (error) {
    store.state.keys = store.state.keys.filter((one) => one !== key);
    store.changed();
    throw error;
  }
}

async function post(request: ConnectRequest, key: KeyRecord): Promise<void> {
  const response = await fetch(request.callbackUrl, {
    method: "POST",
    headers: { "content-type": "application/json;charset=UTF-8" },
    body: JSON.stringify({
      key_id: key.id,
      user_id: request.userId,
      consumer_key: key.key,
      consumer_secret: key.secret,
      key_permissions: key.permissions,
    }),
    signal: AbortSignal.timeout(60_000),
  }).catch((error: unknown) => {
    throw new ConnectError(`cURL error 7: Failed to connect to ${new URL(request.callbackUrl).host}`, {
      cause: error,
    });
  });
  await response.body?.cancel();
  if (response.status === 200) return;
  throw new ConnectError(
    "An error occurred in the request and at the time were unable to send the consumer data",
  );
}

function token(): string {
  return randomBytes(20).toString("hex");
}
