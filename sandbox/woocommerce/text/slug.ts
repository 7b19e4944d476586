import { removeAccents } from "./accents";
import { stripTags } from "./sanitize";

const dashes =
  /%c2%a0|%e2%80%(9[134]|8[0-9a]|a[89]|af)|&nbsp;|&#8209;|&#160;|&ndash;|&#8211;|&mdash;|&#8212;|\//g;
const dropped =
  /%c2%(ad|a1|bf|ab|bb|a9|ae|b0|b4)|%e2%80%(b9|ba|98|99|9[a-f]|a2|a6|8[b-f]|a[a-e])|%e2%84%a2|%cb%8a|%cc%81|%cd%81|%cc%8[04c]|%ef%bb%bf|%ef%bf%bc/g;

/** WordPress's `sanitize_title`: what a slug is made of. Letters outside Latin stay, percent-encoded. */
export function slugOf(title: string): string {
  return finished(
    encoded(removeAccents(title)).replace(dashes, "-").replace(dropped, "").replaceAll("%c3%97", "x"),
  );
}

/**
 * What becomes of a slug that a single request gives for a term: accents stay there and slashes vanish, because
 * WordPress calls its own function with other arguments.
 */
export function givenSlug(slug: string): string {
  return finished(encoded(slug));
}

function encoded(title: string): string {
  const text = stripTags(title)
    .replace(/%([a-f0-9]{2})/gi, "---$1---")
    .replaceAll("%", "")
    .replace(/---([a-f0-9]{2})---/gi, "%$1")
    .toLowerCase();
  return encodeOctets(text, 200).toLowerCase();
}

function finished(slug: string): string {
  return slug
    .replace(/&.+?;/g, "")
    .replaceAll(".", "-")
    .replace(/[^%a-z0-9 _-]/g, "")
    .replace(/\s+/g, "-")
    .replace(/-+/g, "-")
    .replace(/^-+|-+$/g, "");
}

/** WordPress's `utf8_uri_encode`: cuts before the letter that would go past the limit. */
function encodeOctets(text: string, limit: number): string {
  let result = "";
  for (const letter of text) {
    const code = letter.codePointAt(0) ?? 0;
    const next = code < 128 ? letter : encodeLetter(letter);
    if (result.length + next.length > limit) break;
    result += next;
  }
  return result;
}

function encodeLetter(letter: string): string {
  return Array.from(Buffer.from(letter, "utf8"), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
}

/** Cuts a slug without leaving half of a percent-encoded letter. */
export function cutSlug(slug: string, length: number): string {
  if (slug.length <= length) return slug;
  const cut = slug.slice(0, length).replace(/%[a-f0-9]?$/, "");
  return cut.replace(/-+$/, "");
}

/** `wc_sanitize_taxonomy_name`: a slug that keeps its letters outside Latin readable. */
export function taxonomyName(name: string): string {
  return decodeOctets(slugOf(decodeOctets(name)));
}

/** PHP's `rawurldecode`. */
export function decodeOctets(text: string): string {
  return text.replace(/(%[0-9a-f]{2})+/gi, (octets) =>
    Buffer.from(octets.replaceAll("%", ""), "hex").toString("utf8"),
  );
}
