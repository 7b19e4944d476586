import { z } from "zod";
import { cleanStoreAddress } from "./store-address";

export interface AuthorizeRequest {
  storeUrl: string;
  /** Shown to the shopkeeper on the approval page. */
  appName: string;
  /** Comes back with the key, to tell whose it is: a one-time token rather than an account's id. */
  userId: string;
  returnUrl: string;
  callbackUrl: string;
}

export type AuthorizeResult = { ok: true; url: string } | { ok: false; message: string };

/**
 * Address of WooCommerce's approval page, which makes a key with one click and posts it to `callbackUrl`.
 * https://woocommerce.github.io/woocommerce-rest-api-docs/#rest-api-keys
 */
export function authorizeUrl(request: AuthorizeRequest): AuthorizeResult {
  const store = cleanStoreAddress(request.storeUrl);
  if (!store.ok) return store;
  if (!/^https:\/\//i.test(request.callbackUrl)) {
    return {
      ok: false,
      message:
        "The one-click way needs this application at a public https address, because WooCommerce sends the key there. Add a key by hand instead: under WooCommerce, Settings, Advanced, REST API.",
    };
  }
  const query = new URLSearchParams({
    app_name: request.appName,
    scope: "read_write",
    user_id: request.userId,
    return_url: request.returnUrl,
    callback_url: request.callbackUrl,
  });
  return { ok: true, url: `${store.url}/wc-auth/v1/authorize?${query.toString()}` };
}

/** What WooCommerce posts to the callback. */
export const authorizedKeySchema = z.object({
  key_id: z.coerce.number(),
  user_id: z.coerce.string(),
  consumer_key: z.string().startsWith("ck_"),
  consumer_secret: z.string().startsWith("cs_"),
  key_permissions: z.enum(["read", "write", "read_write"]),
});
export type AuthorizedKey = z.infer<typeof authorizedKeySchema>;
