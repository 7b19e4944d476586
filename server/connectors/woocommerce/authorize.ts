import { z } from "zod";
import type { AuthorizationRequest, PlatformAuthorization } from "@/server/connectors/core/platform";
import { cleanStoreAddress, isLoopback } from "./store-address";

const BY_HAND = "Add a key by hand instead: under WooCommerce, Settings, Advanced, REST API.";

/** WooCommerce sends a key to https addresses only; a stand-in on this machine may be laxer with this machine. */
function mayReceiveKey(callbackUrl: string, storeUrl: string): boolean {
  const [callback, store] = [new URL(callbackUrl), new URL(storeUrl)];
  return callback.protocol === "https:" || (isLoopback(callback.hostname) && isLoopback(store.hostname));
}

/**
 * Address of WooCommerce's approval page, which makes a key with one click and posts it to `callbackUrl`.
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#rest-api-keys
 */
export function authorizeUrl(request: AuthorizationRequest): ReturnType<PlatformAuthorization["begin"]> {
  const store = cleanStoreAddress(request.storeUrl);
  if (!store.ok) return store;
  if (!mayReceiveKey(request.callbackUrl, store.url)) {
    return {
      ok: false,
      message: `The one-click way needs this application at a public https address, because WooCommerce sends the key there. ${BY_HAND}`,
    };
  }
  const query = new URLSearchParams({
    app_name: request.appName,
    scope: "read_write",
    user_id: request.userId,
    return_url: request.returnUrl,
    callback_url: request.callbackUrl,
  });
  return {
    ok: true,
    url: `${store.url}/wc-auth/v1/authorize?${query.toString()}`,
    storeUrl: store.url,
  };
}

/** What WooCommerce posts to the callback. */
export const authorizedKeySchema = z.object({
  key_id: z.coerce.number(),
  user_id: z.coerce.string(),
  consumer_key: z.string().startsWith("ck_"),
  consumer_secret: z.string().startsWith("cs_"),
  key_permissions: z.enum(["read", "write", "read_write"]),
});

export const authorization: PlatformAuthorization = {
  begin: authorizeUrl,
  read: (posted, storeUrl) => {
    const key = authorizedKeySchema.safeParse(posted);
    if (!key.success) return null;
    const { user_id, consumer_key, consumer_secret } = key.data;
    return {
      userId: user_id,
      input: { url: storeUrl, consumerKey: consumer_key, consumerSecret: consumer_secret },
    };
  },
};
