import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { FatalError } from "../core/errors";
import { type HttpAnswer, HttpStatusError } from "../core/http-types";
import { API_ACCOUNTS } from "./descriptor";

/** Scopes by their names in the control panel, with the paths that need them. */
export const SCOPES = {
  products: { name: "Products", path: /^\/?v3\/catalog\// },
  transactions: { name: "Order Transactions", path: /^\/?v3\/orders\/(\d+\/transactions|payment_actions\/)/ },
  orders: { name: "Orders", path: /^\/?(v2|v3)\/order/ },
  customers: { name: "Customers", path: /^\/?(v2|v3)\/customer/ },
  information: { name: "Information & settings", path: /^\/?v2\/(store|time|currencies|tax_classes)/ },
} as const;
export type ScopeId = keyof typeof SCOPES;

export function scopeRemedy(name: string): string {
  return `The scopes of an API account cannot be changed later: create a new one in ${API_ACCOUNTS}, set "${name}" to "read-only" (or "modify"), and enter its access token here.`;
}

export const TOKEN_REMEDY = `Open ${API_ACCOUNTS} in the store's control panel and check that the API account is still listed. If it is not, or the token is not at hand, create a new API account and enter its access token and API path here.`;

export const HASH_REMEDY = `Open ${API_ACCOUNTS} in the store's control panel and paste the API path shown there; it contains the store hash. Check that the access token was made in the same store.`;

export const TOKEN_CAUSE =
  "BigCommerce does not accept the access token. Its API account was deleted, the token was copied incompletely, or it belongs to another store.";

/** What an answer says of its trouble, in whichever of BigCommerce's many forms: V3 object, V2 array, text, XML. */
export function errorText(answer: Pick<HttpAnswer, "json" | "text" | "kind">): string {
  const found = answer.json === undefined ? "" : fromJson(answer.json);
  if (found !== "") return found.slice(0, 300);
  if (answer.kind !== "text" && answer.kind !== "xml") return "";
  return answer.text
    .replace(/<[^>]*>/g, " ")
    .replace(/\s+/g, " ")
    .trim()
    .slice(0, 300);
}

function fromJson(json: JsonValue): string {
  if (typeof json === "string") return json;
  if (Array.isArray(json)) return json.map(fromJson).filter(Boolean).join("; ");
  if (!isJsonObject(json)) return "";
  const parts = [json.title, json.detail, json.message, json.error]
    .filter((part) => typeof part === "string")
    .map((part) => part.trim());
  if (isJsonObject(json.errors)) {
    for (const [field, text] of Object.entries(json.errors)) parts.push(`${field}: ${String(text)}`);
  }
  if (parts.length === 0 && json.data !== undefined) return fromJson(json.data);
  return [...new Set(parts.filter((part) => part !== ""))].join(". ");
}

/** Refusals that pass, and the one that only says that an address is not there. */
const NOT_FINAL = new Set([404, 408, 425, 429]);

/** Why BigCommerce refused for good; undefined when the answer is none of these. */
export function fatalOf(answer: HttpAnswer, path: string, technical: string): FatalError | undefined {
  const details = { technical };
  if (answer.status === 401) return new FatalError(`${TOKEN_CAUSE} ${TOKEN_REMEDY}`, details);
  if (answer.status === 403) {
    const scope = Object.values(SCOPES).find((one) => one.path.test(path));
    const missing = scope ? `the scope "${scope.name}"` : "a scope that is needed";
    const remedy = scope ? scopeRemedy(scope.name) : HASH_REMEDY;
    return new FatalError(
      `BigCommerce refused the request: the access token lacks ${missing}, or the store hash is wrong. ${remedy} "Test connection" tells which of the two it is.`,
      { ...details, cause: new HttpStatusError(403) },
    );
  }
  if (answer.status === 402 || answer.status === 423) {
    return new FatalError(
      "BigCommerce does not answer for this store: it is suspended or its plan has ended. Sign in to the store's control panel to see what is due.",
      details,
    );
  }
  if (answer.status >= 400 && answer.status < 500 && !NOT_FINAL.has(answer.status)) {
    return new FatalError(
      `BigCommerce refused the request: ${errorText(answer) || `status ${answer.status}`}. Show support the technical part.`,
      { ...details, cause: new HttpStatusError(answer.status) },
    );
  }
  return undefined;
}

/** Whether BigCommerce refused because the token lacks a right, rather than for anything else. */
export function isForbidden(error: unknown): boolean {
  return error instanceof FatalError && error.cause instanceof HttpStatusError && error.cause.status === 403;
}
