import { isJsonObject, type JsonObject, type JsonValue } from "@/server/domain/json";
import { oneLine } from "../text";

/**
 * Text as PHP's JSON reader takes it: half a surrogate pair makes it refuse the whole request, and WordPress cuts
 * texts at a null character.
 */
function transportable(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD").replaceAll("\u0000", "");
}

function transportableValue(value: JsonValue): JsonValue {
  if (typeof value === "string") return transportable(value);
  if (Array.isArray(value)) return value.map(transportableValue);
  return isJsonObject(value) ? transportableBody(value) : value;
}

export function transportableBody(body: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(body).map(([key, value]) => [key, transportableValue(value)]));
}

/** What WordPress' sanitize_text_field leaves of a text: no tags, no percent-encoded characters, one line. */
export function sanitizedText(text: string): string {
  let clean = oneLine(text.replace(/<[^>]*>/g, ""));
  for (let before = ""; before !== clean; ) {
    before = clean;
    clean = clean.replace(/%[a-f0-9]{2}/gi, "");
  }
  return oneLine(clean);
}

const LONGEST_CHOICE = 180;

/**
 * A name or value of an attribute in a form that comes back from every part of WooCommerce unchanged. A variation's
 * choice passes through rawurldecode, stripslashes and wc_clean while the product's own list does not, so the same
 * text can end up different on both sides; and values of attributes that belong to one product are kept in one text
 * with "|" between them.
 */
export function safeChoice(text: string, ownToProduct: boolean): string {
  const clean = oneLine(text.replace(/<\/?[a-z][^>]*>/gi, ""))
    .replaceAll("<", "＜")
    .replaceAll("\\", "＼")
    .replace(/%(?=[a-f0-9]{2})/gi, "％")
    .replace(/&(?=#?\w+;)/g, "＆");
  const whole = ownToProduct ? clean.replaceAll("|", "¦") : clean;
  return [...whole].slice(0, LONGEST_CHOICE).join("").trim();
}
