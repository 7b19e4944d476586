import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { isAsked, isKept } from "./kept-fields";

export const HIDDEN = "•••";

const EMAIL = /^[^\s@]+@[^\s@]+$/;

/** An e-mail address keeps its first letter, so that two of them can be told apart; of other text nothing stays. */
export function maskText(text: string): string {
  if (text === "") return "";
  return EMAIL.test(text) ? `${[...text][0]}${HIDDEN}@${HIDDEN}` : HIDDEN;
}

/**
 * What was kept of an order or a customer without what tells who it is. Names of fields stay, and whether one is empty:
 * that is what most faults are about. `path` names the value itself, such as "billing.email".
 */
export function maskPerson(value: JsonValue, path = ""): JsonValue {
  return masked(value, path, isAsked(path));
}

function masked(value: JsonValue, path: string, asked: boolean): JsonValue {
  if (value === null || typeof value === "boolean" || value === "") return value;
  if (typeof value === "string") return !asked && isKept(path, value) ? value : maskText(value);
  if (typeof value === "number") return !asked && isKept(path, value) ? value : HIDDEN;
  if (Array.isArray(value)) return value.map((entry) => masked(entry, path, asked));
  return maskedObject(value, asked);
}

/** Custom fields are pairs: how PrimeLink's own are called says what they hold, that of others says nothing. */
const OWN_FIELD = /^_?primelink_/;
const FIELD_NAME = /^[\p{L}\p{N} _:.()/-]{1,80}$/u;

function maskedObject(object: JsonObject, asked: boolean): JsonObject {
  const { value, ...rest } = object;
  const named = "key" in object ? "key" : "name";
  const name = rest[named];
  if (value === undefined || typeof name !== "string") return maskedEntries(object, asked);
  return {
    ...maskedEntries(rest, asked),
    [named]: FIELD_NAME.test(name) ? name : HIDDEN,
    value: masked(value, name, asked || !OWN_FIELD.test(name) || isAsked(name)),
  };
}

function maskedEntries(object: JsonObject, asked: boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(object).map(([key, value]) => [key, masked(value, key, asked || isAsked(key))]),
  );
}

const REVIEW = /review/i;

/** Of a product only its reviews tell of people. */
export function maskReviews(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(maskReviews);
  if (!isJsonObject(value)) return value;
  if (typeof value.reviewer === "string") return maskPerson(value);
  return Object.fromEntries(
    Object.entries(value).map(([key, entry]) => [
      key,
      REVIEW.test(key) ? maskPerson(entry, key) : maskReviews(entry),
    ]),
  );
}

/** A value of a product that is named by its path. */
export function maskReviewAt(path: string, value: JsonValue): JsonValue {
  return REVIEW.test(path) ? maskPerson(value, path) : maskReviews(value);
}

const LOOSE_EMAIL = /[^\s@"'<>(),;:]+@[^\s@"'<>(),;]+/g;
const PHONE = /(?<![\w.-])\+?\d[\d ()/-]{7,}\d(?![\w-])/g;
const IP = /(?<![\w.])\d{1,3}(\.\d{1,3}){3}(?![\w.])/g;
/** What a store says in its own words may name anybody. */
const STORES_WORDS = /((?:refused the request|accept the key|answered|said): ).+?(?=\. Show support|\.?$)/s;

/** A sentence of PrimeLink's own: what others have said within it, and what looks like a person's, is hidden. */
export function maskSentence(text: string): string {
  return text
    .replace(STORES_WORDS, `$1${HIDDEN}`)
    .replace(LOOSE_EMAIL, (email) => maskText(email))
    .replace(IP, HIDDEN)
    .replace(PHONE, HIDDEN);
}

const REQUEST = /^([A-Z]{3,7} [^\s?:]+(?::\/\/[^\s?:]+(?::\d+)?[^\s?:]*)?)[^\s:]*:? ?(\d{3}\b)?/;
const ERROR_CODE = /^([a-z][a-z0-9]*(?:_[a-z0-9]+)+): /;

/** Of what a store answered: which request it was, its status or its code. Never the answer itself. */
export function maskTechnical(text: string): string {
  const code = ERROR_CODE.exec(text)?.[1];
  if (code !== undefined) return `${code}: ${HIDDEN}`;
  const [, request, status] = REQUEST.exec(text) ?? [];
  if (request === undefined) return HIDDEN;
  return [`${maskSentence(request)}:`, status, HIDDEN].filter(Boolean).join(" ");
}
