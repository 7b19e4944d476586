import { FatalError } from "@/server/connectors/core/errors";
import type { HttpAnswer, HttpRequest, Verdict } from "@/server/connectors/core/http-types";
import { type WpError, wpErrorOf } from "./answers";
import { plainText } from "./text";
import { REMEDY } from "./words";

function isRead(request: Pick<HttpRequest, "method" | "safe">): boolean {
  return request.method === "GET" || request.method === "HEAD" || request.safe === true;
}

/** PHP died on the request: WordPress says so in its own form, and nothing of it goes on running. */
export function isBreakdown(answer: HttpAnswer): boolean {
  return answer.status === 500 && wpErrorOf(answer.json) !== null;
}

/** Someone in front of WordPress refused: its answer is a web page, not WordPress' form. */
export function isFirewall(answer: HttpAnswer): boolean {
  return [401, 403, 406].includes(answer.status) && wpErrorOf(answer.json) === null;
}

function isMaintenance(answer: HttpAnswer): boolean {
  return answer.status === 503 && /scheduled maintenance/i.test(answer.text);
}

export const UNKNOWN_KEY =
  "The shop does not know the consumer key: it was deleted, copied incompletely, or belongs to another shop.";

/** Why a key is refused, with its remedy. The same code stands for several causes, so the message decides. */
export function keyTrouble(status: number, error: WpError): string {
  const message = plainText(error.message);
  if (error.code === "woocommerce_rest_authentication_error") {
    if (/write permission/i.test(message)) return `The key may only read. ${REMEDY.permissions}`;
    if (/read permission/i.test(message)) return `The key may only write. ${REMEDY.permissions}`;
    if (/secret/i.test(message)) return `The consumer secret is not the key's. ${REMEDY.secret}`;
    if (/signature/i.test(message)) return `The shop computes another signature. ${REMEDY.signature}`;
    if (/timestamp|nonce/i.test(message))
      return `The shop holds the request's time for wrong. ${REMEDY.clock}`;
    if (/consumer key/i.test(message)) return `${UNKNOWN_KEY} ${REMEDY.key}`;
    return `The shop does not accept the key: ${message} ${REMEDY.key}`;
  }
  if (status === 403) return `The key's user may not do this. ${REMEDY.user}`;
  return `The shop does not know the consumer key, or its server drops it. ${REMEDY.key} If it stays, run Test connection.`;
}

/** What the client is to do with an answer; see HttpClientOptions.classify. */
export function classify(answer: HttpAnswer, request: HttpRequest, technical: string): Verdict {
  const { status } = answer;
  if (status >= 300 && status < 400) {
    const to = answer.headers.location ?? "another address";
    return new FatalError(`The shop's address leads on to ${to}. ${REMEDY.redirect}`, { technical });
  }
  if (isMaintenance(answer)) return "retry";
  if (isFirewall(answer)) {
    // A firewall may dislike one record's text; which one is found by whoever sent it.
    if (!isRead(request)) return "return";
    return new FatalError(
      `Something in front of the shop refused the request (${status}). ${REMEDY.firewall}`,
      {
        technical,
      },
    );
  }
  const error = wpErrorOf(answer.json);
  if ((status === 401 || status === 403) && error) {
    return new FatalError(keyTrouble(status, error), { technical });
  }
  if (!isRead(request)) {
    if (isBreakdown(answer)) return "return";
    // A page in place of data: a cache, or an error that hides behind 200. It may have been carried out.
    if (status >= 200 && status < 300 && answer.kind !== "json") return "lost";
    return undefined;
  }
  if (status === 404 && error?.code === "rest_no_route" && request.path === "wc/v3/products") {
    return new FatalError(`The shop has no WooCommerce REST API. ${REMEDY.woocommerce}`, { technical });
  }
  return undefined;
}
