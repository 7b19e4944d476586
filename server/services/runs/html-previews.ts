import sanitize from "sanitize-html";
import { isJsonObject, type JsonValue } from "@/server/domain/json";

const LOOKS_LIKE_HTML = /<[a-z][^>]*>/i;
const LONGEST = 100_000;
const MOST = 100;

/** Text with its structure, and nothing that loads, runs or leads somewhere unseen. */
const SAFE: sanitize.IOptions = {
  allowedTags:
    `a abbr b blockquote br caption code dd del div dl dt em h1 h2 h3 h4 h5 h6 hr i ins li ol p pre q s
    small span strong sub sup table tbody td tfoot th thead tr u ul`.split(/\s+/),
  allowedAttributes: { a: ["href", "rel", "target"], td: ["colspan", "rowspan"], th: ["colspan", "rowspan"] },
  allowedSchemes: ["http", "https", "mailto", "tel"],
  allowProtocolRelative: false,
  transformTags: {
    a: sanitize.simpleTransform("a", { rel: "noopener noreferrer nofollow", target: "_blank" }),
  },
};

/** Sanitised HTML by the path of the text that it came from, such as "read.description". */
export function htmlPreviews(panes: Record<string, JsonValue>): Record<string, string> {
  const previews: Record<string, string> = {};
  let count = 0;
  const walk = (value: JsonValue, path: string): void => {
    if (count >= MOST) return;
    if (typeof value === "string") {
      if (value.length > LONGEST || !LOOKS_LIKE_HTML.test(value)) return;
      previews[path] = sanitize(value, SAFE);
      count += 1;
    } else if (Array.isArray(value)) {
      value.forEach((entry, index) => {
        walk(entry, `${path}.${index}`);
      });
    } else if (isJsonObject(value)) {
      for (const [key, entry] of Object.entries(value)) walk(entry, `${path}.${key}`);
    }
  };
  for (const [pane, value] of Object.entries(panes)) walk(value, pane);
  return previews;
}
