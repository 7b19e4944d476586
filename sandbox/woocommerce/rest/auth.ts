import type { KeyRecord } from "../store/records";
import type { Store } from "../store/store";
import { isEmpty, phpString } from "../text/php";
import { textField } from "../text/sanitize";
import { authenticationError, basicCredentials, type Credentials, equal } from "./credentials";
import { authenticateOAuth } from "./oauth";

export interface Caller {
  key: KeyRecord;
  /** May this user manage the shop? */
  manager: boolean;
}

/**
 * Who is calling, as WooCommerce's REST authentication decides it
 * (https://woocommerce.github.io/woocommerce-rest-api-docs/#authentication). An unknown key counts as no key at all;
 * only a known key with a wrong secret is told so.
 */
export function authenticate(store: Store, request: Credentials, isHttps: boolean): Caller | undefined {
  const key = (isHttps ? basicKey(store, request) : undefined) ?? authenticateOAuth(store, request);
  if (!key) return undefined;
  checkPermissions(key, request.method);
  return { key, manager: key.manager };
}

function basicKey(store: Store, request: Credentials): KeyRecord | undefined {
  const { consumer_key: queryKey, consumer_secret: querySecret } = request.query;
  const given =
    !isEmpty(queryKey) && !isEmpty(querySecret)
      ? { key: phpString(queryKey), secret: phpString(querySecret) }
      : basicCredentials(request.authorization);
  if (!given?.key || !given.secret) return undefined;
  const key = store.keyNamed(textField(given.key));
  if (!key) return undefined;
  if (!equal(key.secret, given.secret)) throw authenticationError("Consumer secret is invalid.");
  return key;
}

function checkPermissions(key: KeyRecord, method: string): void {
  const reads = method === "GET" || method === "HEAD";
  if (
    method === "OPTIONS" ||
    key.permissions === "read_write" ||
    key.permissions === (reads ? "read" : "write")
  )
    return;
  throw authenticationError(`The API key provided does not have ${reads ? "read" : "write"} permissions.`);
}
