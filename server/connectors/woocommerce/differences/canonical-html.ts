import sanitize from "sanitize-html";
import { oneLine } from "../text";

/** Elements that every WordPress keeps; others are looked through, so that only their text is compared. */
const KEPT =
  `a abbr b blockquote br caption code dd del div dl dt em figcaption figure h1 h2 h3 h4 h5 h6 hr i img ins
  li ol p pre q s small span strike strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/);

const MARKUP: sanitize.IOptions = {
  allowedTags: KEPT,
  allowedAttributes: { "*": ["class", "id", "title"], a: ["href"], img: ["src", "alt"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  nonTextTags: [],
};
const TEXT_ONLY: sanitize.IOptions = { allowedTags: [], allowedAttributes: {}, nonTextTags: [] };

/** WordPress takes these schemes away and leaves the rest of the address. */
const TAKEN_SCHEMES = /(\s(?:href|src)\s*=\s*["']?)\s*(?:javascript|vbscript|data)\s*:/gi;

const NO_BREAK_SPACES = /\u00A0/g;
const BLOCK_ENDS = /<\/?(?:br|p|div|li|ul|ol|h\d|tr|td|table)\b[^>]*>/gi;

/** The same text for HTML that differs only in what WordPress changes on the way in: entities, quotes, scripts. */
export function canonicalHtml(html: string): string {
  const markup = sanitize(html.replace(TAKEN_SCHEMES, "$1"), MARKUP);
  return oneLine(markup.replace(NO_BREAK_SPACES, " ")).replace(/> </g, "><");
}

/** For texts that WooCommerce hands out with paragraphs of its own making. */
export function canonicalText(html: string): string {
  return oneLine(sanitize(html.replace(BLOCK_ENDS, " "), TEXT_ONLY).replace(NO_BREAK_SPACES, " "));
}
