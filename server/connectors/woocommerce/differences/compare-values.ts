import { isJsonObject, type JsonValue } from "@/server/domain/json";
import { decimalsEqual, toDecimalString } from "@/server/domain/money";
import { cleanSlug } from "../payload/basics";
import { textOf } from "../payload/read";
import { decodeEntities, oneLine, withoutSlashes } from "../text";
import { canonicalHtml, canonicalText } from "./canonical-html";

/** Whether the held value is what WooCommerce makes of the sent one. */
export type Same = (sent: JsonValue, held: JsonValue) => boolean;

function isNothing(value: JsonValue): boolean {
  return value === null || value === "" || (Array.isArray(value) && value.length === 0);
}

export const sameNumber: Same = (sent, held) => {
  if (isNothing(sent) || isNothing(held)) return isNothing(sent) && isNothing(held);
  const [a, b] = [toDecimalString(sent), toDecimalString(held)];
  return a !== null && b !== null ? decimalsEqual(a, b) : textOf(sent) === textOf(held);
};

export const sameText: Same = (sent, held) =>
  textOf(sent) === textOf(held) ||
  oneLine(decodeEntities(textOf(sent))) === oneLine(decodeEntities(textOf(held)));

/** Texts that lose one level of backslashes on the way in. */
export const sameName: Same = (sent, held) => sameText(withoutSlashes(textOf(sent)), held);

export const sameHtml: Same = (sent, held) => {
  const wanted = withoutSlashes(textOf(sent));
  return wanted === held || canonicalHtml(wanted) === canonicalHtml(textOf(held));
};

/** Purchase notes and descriptions of variations are handed out with paragraphs and without backslashes. */
export const sameShownText: Same = (sent, held) => {
  const plain = (value: JsonValue) => canonicalText(textOf(value).replaceAll("\\", ""));
  return textOf(sent) === textOf(held) || plain(sent) === plain(held);
};

/** A slug that is taken gets a number at its end, one in another script is percent-encoded. */
export const sameSlug: Same = (sent, held) => {
  let stored = textOf(held);
  try {
    stored = decodeURIComponent(stored);
  } catch {
    // A lone "%" is no encoding; it is compared as it stands.
  }
  const [wanted, found] = [cleanSlug(textOf(sent)), cleanSlug(stored)];
  return found === wanted || (found.startsWith(`${wanted}-`) && /^-\d+$/.test(found.slice(wanted.length)));
};

/** A variation of a product that tracks its stock says "parent". */
export const sameTracking: Same = (sent, held) =>
  sent === held || (sent === false && (held === "parent" || isNothing(held)));

/** A date to come turns "publish" into "future". */
export const sameStatus: Same = (sent, held) => sent === held || (sent === "publish" && held === "future");

export const sameDate: Same = (sent, held) => textOf(sent).slice(0, 19) === textOf(held).slice(0, 19);

export const sameJson: Same = (sent, held) => {
  if (isNothing(sent) && isNothing(held)) return true;
  if (Array.isArray(sent) && Array.isArray(held)) {
    return sent.length === held.length && sent.every((entry, index) => sameJson(entry, held[index] ?? null));
  }
  if (isJsonObject(sent) && isJsonObject(held)) {
    return Object.entries(sent).every(([key, value]) => sameJson(value, held[key] ?? null));
  }
  return textOf(sent) === textOf(held) && !isJsonObject(sent) && !isJsonObject(held);
};
