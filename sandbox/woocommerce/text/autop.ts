/**
 * What WordPress shows of a text in the `view` context: paragraphs where blank lines are and `<br />` at line ends
 * (https://developer.wordpress.org/reference/functions/wpautop/). `context=edit` shows the text as it is stored.
 */
const blocks =
  "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|" +
  "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|figcaption|details|menu|summary";

const opening = new RegExp(`<(?:${blocks})(?=[\\s/>])[^>]*>`, "gi");
const closing = new RegExp(`</(?:${blocks})\\s*>`, "gi");
const anyBlock = `</?(?:${blocks})(?=[\\s/>])[^>]*>`;

export function autoParagraphs(text: string): string {
  if (text.trim() === "") return "";
  const kept: string[] = [];
  const safe = `${text}\n`.replace(/<pre[\s\S]*?<\/pre>/gi, (pre) => {
    kept.push(pre);
    return `<pre wp-pre-tag-${kept.length - 1}></pre>`;
  });
  const parts = safe
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, "\n\n")
    .replace(opening, "\n\n$&")
    .replace(closing, "$&\n\n")
    .replace(/<hr\s*?\/?>/gi, "$&\n\n")
    .replace(/\r\n|\r/g, "\n")
    .replace(/\n\n+/g, "\n\n")
    .split(/\n\s*\n/)
    .filter((part) => part !== "");
  const shaped = parts
    .map((part) => `<p>${part.replace(/^\n+|\n+$/g, "")}</p>\n`)
    .join("")
    .replace(/<p>\s*<\/p>/g, "")
    .replace(/<p>([^<]+)<\/(div|address|form)>/g, "<p>$1</p></$2>")
    .replace(new RegExp(`<p>\\s*(${anyBlock})\\s*</p>`, "gi"), "$1")
    .replace(/<p>(<li.+?)<\/p>/g, "$1")
    .replace(/<p><blockquote([^>]*)>/gi, "<blockquote$1><p>")
    .replaceAll("</blockquote></p>", "</p></blockquote>")
    .replace(new RegExp(`<p>\\s*(${anyBlock})`, "gi"), "$1")
    .replace(new RegExp(`(${anyBlock})\\s*</p>`, "gi"), "$1");
  return withBreaks(shaped).replace(
    /<pre wp-pre-tag-(\d+)><\/pre>/g,
    (_, index: string) => kept[Number(index)] ?? "",
  );
}

function withBreaks(text: string): string {
  return text
    .replace(/<(script|style|svg)[\s\S]*?<\/\1>/gi, (part) => part.replaceAll("\n", "<WPPreserveNewline />"))
    .replace(/<br>|<br\/>/g, "<br />")
    .replace(/(?<!<br \/>)\s*\n/g, "<br />\n")
    .replaceAll("<WPPreserveNewline />", "\n")
    .replace(new RegExp(`(${anyBlock})\\s*<br />`, "gi"), "$1")
    .replace(/<br \/>(\s*<\/?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)[^>]*>)/gi, "$1")
    .replace(/\n<\/p>$/, "</p>");
}
