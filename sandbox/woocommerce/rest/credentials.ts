import { timingSafeEqual } from "node:crypto";
import type { Params } from "../text/php";
import { RestError } from "./errors";

export interface Credentials {
  method: string;
  /** Path with the site's folder, without the query. */
  path: string;
  query: Params;
  authorization: string | undefined;
}

export function basicCredentials(header: string | undefined): { key: string; secret: string } | undefined {
  const encoded = /^Basic\s+(.+)$/i.exec(header ?? "")?.[1];
  if (!encoded) return undefined;
  const [key = "", ...secret] = Buffer.from(encoded, "base64").toString("utf8").split(":");
  return { key, secret: secret.join(":") };
}

export function equal(one: string, other: string): boolean {
  const left = Buffer.from(one);
  const right = Buffer.from(other);
  return left.length === right.length && timingSafeEqual(left, right);
}

export function authenticationError(message: string): RestError {
  return new RestError("woocommerce_rest_authentication_error", message, 401);
}
