import { isEmpty, type Params, phpString } from "../text/php";
import { textField } from "../text/sanitize";

/** What an app asks for on /wc-auth, checked as WooCommerce checks it. */
export interface ConnectRequest {
  appName: string;
  userId: string;
  scope: "read" | "write" | "read_write";
  returnUrl: string;
  callbackUrl: string;
}

/** A refusal that the page shows. */
export class ConnectError extends Error {}

const names = ["app_name", "user_id", "return_url", "callback_url", "scope"] as const;

export function readConnectRequest(params: Params, allowLoopbackCallback: boolean): ConnectRequest {
  for (const name of names) if (isEmpty(params[name])) throw new ConnectError(`Missing parameter ${name}`);
  const scope = phpString(params.scope);
  if (scope !== "read" && scope !== "write" && scope !== "read_write")
    throw new ConnectError(`Invalid scope ${scope}`);
  const returnUrl = address(params.return_url);
  const callbackUrl = address(params.callback_url);
  for (const url of [returnUrl, callbackUrl])
    if (!URL.canParse(url)) throw new ConnectError(`The ${url} is not a valid URL`);
  if (
    !callbackUrl.toLowerCase().startsWith("https://") &&
    !(allowLoopbackCallback && isLoopback(callbackUrl))
  ) {
    throw new ConnectError("The callback_url needs to be over SSL");
  }
  return {
    appName: textField(params.app_name),
    userId: textField(params.user_id),
    scope,
    returnUrl,
    callbackUrl,
  };
}

function address(value: unknown): string {
  const url = phpString(value);
  return url.includes("://") ? url : `https://${url}`;
}

export function isLoopback(url: string): boolean {
  return ["127.0.0.1", "localhost", "[::1]"].includes(new URL(url).hostname);
}

export function connectQuery(request: ConnectRequest): string {
  return new URLSearchParams({
    app_name: request.appName,
    user_id: request.userId,
    return_url: request.returnUrl,
    callback_url: request.callbackUrl,
    scope: request.scope,
  }).toString();
}

/** Where the person goes when it is over. */
export function returnAddress(request: ConnectRequest, success: 0 | 1): string {
  const url = new URL(request.returnUrl);
  url.searchParams.set("success", String(success));
  url.searchParams.set("user_id", request.userId);
  return url.toString();
}
