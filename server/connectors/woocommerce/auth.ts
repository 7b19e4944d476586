import { createHmac } from "node:crypto";
import OAuth from "oauth-1.0a";
import type { Method } from "@/server/connectors/core/http-types";
import type { AuthWay, StoreCredentials } from "./credentials";
import { isLoopback } from "./store-address";

export type Authorize = (request: { method: Method; url: string }) => {
  headers?: Record<string, string>;
  url?: string;
};

/**
 * WooCommerce takes the key itself over https only; over plain http it wants each request signed instead, so that
 * nobody on the way can read the key. On loopback there is no way to listen on.
 */
export function defaultAuthWay(url: string): AuthWay {
  const { protocol, hostname } = new URL(url);
  return protocol === "https:" || isLoopback(hostname) ? "basic" : "oauth";
}

function basic({ consumerKey, consumerSecret }: StoreCredentials): Authorize {
  const token = Buffer.from(`${consumerKey}:${consumerSecret}`).toString("base64");
  return () => ({ headers: { authorization: `Basic ${token}` } });
}

/** For hosts that drop the Authorization header before PHP sees it. */
function query({ consumerKey, consumerSecret }: StoreCredentials): Authorize {
  const keys = new URLSearchParams({ consumer_key: consumerKey, consumer_secret: consumerSecret }).toString();
  return ({ url }) => ({ url: `${url}${url.includes("?") ? "&" : "?"}${keys}` });
}

/** One-legged OAuth 1.0a with everything in the address; the body is not signed. */
function oauth({ consumerKey, consumerSecret }: StoreCredentials): Authorize {
  const signer = new OAuth({
    consumer: { key: consumerKey, secret: consumerSecret },
    signature_method: "HMAC-SHA256",
    // WooCommerce joins secret and "&" even without a token, as the standard says.
    hash_function: (base, key) => createHmac("sha256", key).update(base).digest("base64"),
  });
  return ({ method, url }) => {
    // The signer reads "+" as itself, PHP as a blank.
    const plain = url.replaceAll("+", "%20");
    const signed = signer.authorize({ url: plain, method });
    const parameters = Object.entries(signed)
      .filter(([name]) => name.startsWith("oauth_"))
      .map(([name, value]) => `${name}=${encodeURIComponent(String(value))}`)
      .join("&");
    return { url: `${plain}${plain.includes("?") ? "&" : "?"}${parameters}` };
  };
}

export function authorizeBy(way: AuthWay, credentials: StoreCredentials): Authorize {
  if (way === "query") return query(credentials);
  return way === "oauth" ? oauth(credentials) : basic(credentials);
}
