import { createHash, createHmac } from "node:crypto";
import type { StoredHook, StoreEvent } from "./types";

export interface Sender {
  storeId: string;
  hash: string;
  now: Date;
}

/**
 * What is posted. The hash leaves the scope out, as it seems to at BigCommerce, where an order's creation and its update
 * within one second carry the same: https://developer.bigcommerce.com/docs/integrations/webhooks/events
 */
export function payloadOf({ scope, data }: StoreEvent, sender: Sender): string {
  const rest = {
    store_id: sender.storeId,
    data,
    created_at: Math.floor(sender.now.getTime() / 1000),
    producer: `stores/${sender.hash}`,
  };
  const hash = createHash("sha1").update(JSON.stringify(rest)).digest("hex");
  return JSON.stringify({ scope, ...rest, hash });
}

/** https://www.standardwebhooks.com, with the API account's client secret as the key. */
export function signatureOf(body: string, id: string, sentAt: number, clientSecret: string) {
  const signature = createHmac("sha256", clientSecret).update(`${id}.${sentAt}.${body}`).digest("base64");
  return {
    "webhook-id": id,
    "webhook-timestamp": String(sentAt),
    "webhook-signature": `v1,${signature}`,
  };
}

/** `store/product/*` covers all that begins with it. */
export function wants(hook: StoredHook, scope: string): boolean {
  if (!hook.is_active) return false;
  return hook.scope.endsWith("/*") ? scope.startsWith(hook.scope.slice(0, -1)) : hook.scope === scope;
}
