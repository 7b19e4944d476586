import { type Fields, isFields, type StoreState } from "../catalog/types";
import type { StoredHook } from "./types";

export interface HookRefusal {
  errors: Record<string, string>;
}

/** "Up to 10 per store, client and scope": https://developer.bigcommerce.com/docs/integrations/webhooks */
const mostPerScope = 10;
const mostHeaders = 64;

export function isHookRefusal(value: StoredHook | HookRefusal): value is HookRefusal {
  return "errors" in value;
}

export interface HookOwner {
  clientId: string;
  hash: string;
}

export function createHook(
  state: StoreState,
  body: Fields,
  owner: HookOwner,
  now: Date,
): StoredHook | HookRefusal {
  for (const key of ["scope", "destination"]) {
    if (typeof body[key] !== "string" || body[key] === "")
      return { errors: { [key]: "error.path.missing." } };
  }
  const made: StoredHook = {
    id: state.nextId,
    client_id: owner.clientId,
    store_hash: owner.hash,
    scope: "",
    destination: "",
    headers: null,
    is_active: true,
    created_at: seconds(now),
    updated_at: seconds(now),
  };
  const refusal = setFields(state, made, body, now);
  if (refusal) return refusal;
  state.nextId += 1;
  state.hooks = [...(state.hooks ?? []), made];
  return made;
}

export function updateHook(
  state: StoreState,
  hook: StoredHook,
  body: Fields,
  now: Date,
): StoredHook | HookRefusal {
  return setFields(state, hook, body, now) ?? hook;
}

function setFields(state: StoreState, hook: StoredHook, body: Fields, now: Date): HookRefusal | undefined {
  const { scope = hook.scope, destination = hook.destination, headers = hook.headers } = body;
  if (typeof scope !== "string" || !/^store(\/[A-Za-z0-9]+)+(\/\*)?$/.test(scope)) {
    return { errors: { scope: "The scope is not valid." } };
  }
  if (typeof destination !== "string" || !isDestination(destination)) {
    return { errors: { destination: "The destination must be an https address on port 443." } };
  }
  if (!isHeaders(headers)) return { errors: { headers: "The headers are not valid." } };
  if (body.is_active !== undefined && typeof body.is_active !== "boolean") {
    return { errors: { is_active: "error.expected.jsboolean" } };
  }
  const others = (state.hooks ?? []).filter(
    (one) => one.id !== hook.id && one.client_id === hook.client_id && one.scope === scope,
  );
  // Both limits are documented, what is answered beyond them is not.
  if (others.some((one) => one.destination === destination)) {
    return { errors: { destination: "There is a webhook for this scope and destination already." } };
  }
  if (others.length >= mostPerScope) {
    return { errors: { scope: `There are ${mostPerScope} webhooks for this scope already.` } };
  }
  Object.assign(hook, {
    scope,
    destination,
    headers,
    is_active: body.is_active ?? hook.is_active,
    updated_at: seconds(now),
  });
  return undefined;
}

/** The real store takes https on port 443 alone; this one takes this machine's own addresses, too. */
function isDestination(text: string): boolean {
  if (!URL.canParse(text)) return false;
  const { protocol, port, hostname } = new URL(text);
  if (protocol === "https:" && port === "") return true;
  return /^https?:$/.test(protocol) && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(hostname);
}

function isHeaders(value: unknown): value is Record<string, string> | null {
  if (value === null) return true;
  if (!isFields(value) || Object.keys(value).length > mostHeaders) return false;
  return Object.entries(value).every(
    ([name, text]) => /^[A-Za-z0-9-]{1,64}$/.test(name) && typeof text === "string" && !/[\r\n]/.test(text),
  );
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000);
}
