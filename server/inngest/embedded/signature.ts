import { createHash, createHmac, timingSafeEqual } from "node:crypto";

/** The key without the prefix that names its environment: only this part signs. */
function bareKey(signingKey: string): string {
  return signingKey.replace(/^signkey-\w+-/, "");
}

function same(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}

function mac(canonicalBody: string, signingKey: string, timestamp: string): string {
  return createHmac("sha256", bareKey(signingKey)).update(canonicalBody).update(timestamp).digest("hex");
}

/**
 * Value of `X-Inngest-Signature` (SDK specification 4.1.3). The body must be canonical JSON (RFC 8785), because
 * that is what the SDK makes of it before it checks.
 */
export function signBody(canonicalBody: string, signingKey: string, now = new Date()): string {
  const timestamp = Math.round(now.getTime() / 1_000).toString();
  return `t=${timestamp}&s=${mac(canonicalBody, signingKey, timestamp)}`;
}

/** Whether an answer of the app was signed with our key within the last five minutes. */
export function isSigned(body: string, signature: string | undefined, signingKey: string): boolean {
  const given = new URLSearchParams(signature ?? "");
  const timestamp = given.get("t") ?? "";
  if (Math.abs(Date.now() - Number(timestamp) * 1_000) > 5 * 60_000) return false;
  return same(mac(body, signingKey, timestamp), given.get("s") ?? "");
}

/** What the SDK sends as its bearer token: the key's prefix and the hash of the rest (SDK specification 4.1.4). */
export function hashedSigningKey(signingKey: string): string {
  const prefix = /^signkey-\w+-/.exec(signingKey)?.[0] ?? "";
  return (
    prefix +
    createHash("sha256")
      .update(Buffer.from(bareKey(signingKey), "hex"))
      .digest("hex")
  );
}

/** Whether an Authorization header carries the signing key, plain or hashed as the SDK sends it. */
export function isAuthorised(header: string | undefined, signingKey: string): boolean {
  const token = (header ?? "").replace(/^Bearer\s+/i, "");
  return same(token, hashedSigningKey(signingKey)) || same(token, signingKey);
}

export function isEventKey(given: string, eventKey: string): boolean {
  return same(given, eventKey);
}
