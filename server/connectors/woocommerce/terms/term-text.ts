import { decodeEntities, oneLine } from "../text";

/** The column holds 200 characters, counted after escaping. */
const LONGEST_NAME = 180;

/** A category's or brand's name in a form that WordPress keeps as it is: it strips tags and percent codes. */
export function termName(name: string): string {
  const clean = oneLine(name)
    .replace(/<(?=[a-z/!])/gi, "＜")
    .replace(/%(?=[a-f0-9]{2})/gi, "％");
  return [...clean].slice(0, LONGEST_NAME).join("").trim();
}

/** WordPress itself would allow two that differ in case only; to a shopper they are the same. */
export function sameTermKey(name: string): string {
  return oneLine(decodeEntities(name)).toLowerCase();
}
