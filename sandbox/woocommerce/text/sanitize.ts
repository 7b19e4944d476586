import { isEntityName } from "./entities";
import { phpString } from "./php";

/** PHP's `stripslashes`, which WordPress applies to most texts: a lone backslash is lost. */
export function stripSlashes(text: string): string {
  return text.replace(/\\([\s\S]?)/g, "$1");
}

/** PHP's `strip_tags`. */
export function stripTags(text: string): string {
  return text.replace(/<!--[\s\S]*?-->/g, "").replace(/<[a-z/!?][^>]*(>|$)/gi, "");
}

export function stripAllTags(text: string): string {
  return stripTags(text.replace(/<(script|style)[^>]*?>[\s\S]*?<\/\1>/gi, "")).trim();
}

/** `sanitize_text_field`: tags out, blanks joined, percent-encoded octets out. */
export function textField(value: unknown): string {
  if (typeof value === "object" && value !== null) return "";
  let text = phpString(value);
  if (text.includes("<")) {
    text = escapeLooseLessThan(text);
    text = stripAllTags(text).replaceAll("<\n", "&lt;\n");
  }
  text = text.replace(/[\r\n\t ]+/g, " ").trim();
  if (!/%[a-f0-9]{2}/i.test(text)) return text;
  while (/%[a-f0-9]{2}/i.test(text)) text = text.replace(/%[a-f0-9]{2}/gi, "");
  return text.replace(/ +/g, " ").trim();
}

/** `wc_clean`: as `textField`, but an array stays one. */
export function clean(value: unknown): string {
  return typeof value === "object" && value !== null ? "Array" : textField(value);
}

/** A "<" that never closes is text, not a tag. */
export function escapeLooseLessThan(text: string): string {
  return text.replace(/<[^>]*?((?=<)|>|$)/g, (part) => (part.includes(">") ? part : escapeHtml(part)));
}

/** Escapes for HTML without escaping an entity twice. */
export function escapeHtml(text: string): string {
  return escapeTermName(text).replaceAll('"', "&quot;").replaceAll("'", "&#039;");
}

/** `_wp_specialchars` without quotes: how a term's name is stored. */
export function escapeTermName(text: string): string {
  return text
    .replace(/&(#\d{1,7};|#x[0-9a-f]{1,6};|[a-z]{2,8}\d{0,2};)?/gi, (whole, entity?: string) =>
      entity !== undefined && (entity.startsWith("#") || isEntityName(entity.slice(0, -1)))
        ? whole
        : `&amp;${entity ?? ""}`,
    )
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;");
}
