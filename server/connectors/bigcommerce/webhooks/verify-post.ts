import { createHash, timingSafeEqual } from "node:crypto";
import { Webhook } from "standardwebhooks";
import type { WebhookReceiver } from "../../core/source";

export const SECRET_HEADER = "x-primelink-webhook-secret";
const TOLERANCE_S = 5 * 60;

type Post = Parameters<WebhookReceiver["verify"]>[0];
type Verdict = ReturnType<WebhookReceiver["verify"]>;

/** Takes as long for a near miss as for anything else, and does not tell lengths. */
function sameText(one: string, other: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(one), digest(other));
}

/**
 * The secret header was given to BigCommerce when the hook was made and comes with each post. The signature follows
 * https://www.standardwebhooks.com with the client secret of the API account as its key; whether every store sends one
 * is not documented, and not every connection knows the secret, so it counts where both are there.
 * https://developer.bigcommerce.com/docs/integrations/webhooks/https-webhooks
 */
export function verifyPost(post: Post): Verdict {
  const given = post.headers[SECRET_HEADER] ?? "";
  if (given === "" || post.secret === "") return refused("The secret header is missing.");
  if (!sameText(given, post.secret)) return refused("The secret header is wrong.");
  const signature = post.headers["webhook-signature"];
  const { clientSecret } = post.credentials;
  if (!signature || !clientSecret) return { ok: true };
  return verifySignature(post, signature, clientSecret);
}

function verifySignature(
  { headers, rawBody, nowMs }: Post,
  signature: string,
  clientSecret: string,
): Verdict {
  const id = headers["webhook-id"];
  const sentAt = headers["webhook-timestamp"] ?? "";
  if (!id || !/^\d{1,12}$/.test(sentAt)) return refused("The signature has no id or no time.");
  if (Math.abs(nowMs / 1000 - Number(sentAt)) > TOLERANCE_S) {
    return refused("The signature's time is more than five minutes from now.");
  }
  // The library's own check reads the system's clock, so only its signing is used.
  const expected = new Webhook(Buffer.from(clientSecret).toString("base64")).sign(
    id,
    new Date(Number(sentAt) * 1000),
    rawBody,
  );
  // Several stand side by side while a key is exchanged.
  return signature.split(" ").some((one) => sameText(one, expected))
    ? { ok: true }
    : refused("The signature is wrong: it was not made with this connection's client secret.");
}

function refused(reason: string): Verdict {
  return { ok: false, reason };
}
