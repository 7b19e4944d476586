import { createHmac } from "node:crypto";
import type { KeyRecord } from "../store/records";
import type { Store } from "../store/store";
import { isEmpty, type Params, phpString } from "../text/php";
import { authenticationError, type Credentials, equal } from "./credentials";
import { RestError } from "./errors";

const names = [
  "oauth_consumer_key",
  "oauth_timestamp",
  "oauth_nonce",
  "oauth_signature",
  "oauth_signature_method",
] as const;

const windowSeconds = 15 * 60;

/** One-legged OAuth 1.0a, which WooCommerce asks for where the store is not on HTTPS. */
export function authenticateOAuth(store: Store, request: Credentials): KeyRecord | undefined {
  const params: Params = { ...request.query, ...headerParams(request.authorization) };
  const missing = names.filter((name) => isEmpty(params[name]));
  if (missing.length === names.length) return undefined;
  if (missing.length > 0) {
    const noun = missing.length === 1 ? "parameter" : "parameters";
    const message = `Missing OAuth ${noun} ${missing.join(", ")}`;
    throw new RestError("woocommerce_rest_authentication_missing_parameter", message, 401);
  }
  const key = store.keyNamed(phpString(params.oauth_consumer_key));
  if (!key) throw authenticationError("Consumer key is invalid.");
  checkSignature(key, params, request, store.site.url);
  checkFreshness(store, key, params);
  return key;
}

function headerParams(header: string | undefined): Params {
  if (!header?.trim().startsWith("OAuth ")) return {};
  const found = header.matchAll(/(oauth_[a-z_-]*)=(?:"([^"]*)"|([^,]*))/g);
  return Object.fromEntries(
    Array.from(found, ([, name, quoted, bare]) => [name, decodeURIComponent(quoted ?? bare ?? "")]),
  );
}

function checkSignature(key: KeyRecord, params: Params, request: Credentials, siteUrl: string): void {
  const { oauth_signature: given, ...signed } = params;
  const method = phpString(params.oauth_signature_method);
  const algorithm = { "HMAC-SHA1": "sha1", "HMAC-SHA256": "sha256" }[method];
  if (!algorithm) throw authenticationError("Invalid signature - signature method is invalid.");
  const sorted = Object.entries(signed).sort(([one], [other]) => (one < other ? -1 : 1));
  const pairs = sorted.flatMap(([name, value]) => joined(encode(name), value));
  const text = `${request.method}&${encode(`${siteUrl}${request.path}`)}&${pairs.join("%26")}`;
  const expected = createHmac(algorithm, `${key.secret}&`).update(text).digest("base64");
  if (!equal(expected, phpString(given).replaceAll(" ", "+"))) {
    throw authenticationError("Invalid signature - provided signature does not match.");
  }
}

/** Names and values are encoded, and the joined pair once more, as OAuth 1.0a wants it. */
function joined(name: string, value: unknown): string[] {
  if (typeof value === "object" && value !== null) {
    return Object.entries(value).flatMap(([key, inner]) => joined(`${name}%5B${key}%5D`, inner));
  }
  return [encode(`${name}=${encode(phpString(value))}`)];
}

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function checkFreshness(store: Store, key: KeyRecord, params: Params): void {
  const now = store.site.now();
  const timestamp = Number(params.oauth_timestamp);
  if (!(Math.abs(timestamp - now) <= windowSeconds)) throw authenticationError("Invalid timestamp.");
  if (!store.spendNonce(key.key, phpString(params.oauth_nonce), now)) {
    throw authenticationError("Invalid nonce - nonce has already been used.");
  }
}
