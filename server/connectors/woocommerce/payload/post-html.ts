import type { IssueDraft } from "@/server/domain/issue";

const SILENT_BLOCKS = /<(script|style)\b[^>]*>[\s\S]*?<\/\1\s*>/gi;

const LOST: readonly { what: RegExp; detail: string }[] = [
  { what: SILENT_BLOCKS, detail: "WordPress does not take scripts and style sheets inside a text" },
  {
    what: /<(iframe|object|embed)\b/gi,
    detail: "WordPress does not take embedded frames, such as videos, inside a text",
  },
  {
    what: /\ssrc\s*=\s*["']?\s*data:/gi,
    detail: "WordPress does not take pictures that are part of the text itself",
  },
];

/**
 * HTML in a form that WordPress' kses leaves whole, as far as that can be. It takes the tags of scripts and style
 * sheets away but leaves what stands between them, which shoppers would then read; it takes "1 < 2, 3 > 2" for a tag
 * and drops it. What it drops all the same is told.
 */
export function postHtml(html: string, field: string, issues: IssueDraft[]): string {
  for (const { what, detail } of LOST) {
    if (html.search(what) >= 0) issues.push({ code: "value_dropped", field, details: { detail } });
  }
  return (
    html
      .replace(SILENT_BLOCKS, "")
      .replace(/<(?![a-z/!])/gi, "&lt;")
      // biome-ignore lint/suspicious/noControlCharactersInRegex: WordPress takes them out too
      .replace(/[\u0000-\u0008\u000B\u000C\u000E-\u001F]/g, "")
  );
}

/** A plain name as HTML, which is what WordPress keeps names as: a "<" in it is no tag. */
export function nameHtml(name: string): string {
  return name.replaceAll("<", "&lt;");
}
