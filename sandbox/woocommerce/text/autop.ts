/**
 * What WordPress shows of a text in the `view` context: paragraphs where blank lines are and `<br />` at line ends
 * (https://developer.wordpress.org/reference/functions/wpautop/). `context=edit` shows the text as it is stored.
 */
const blockNames =
  "table|thead|tfoot|caption|col|colgroup|tbody|tr|td|th|div|dl|dd|dt|ul|ol|li|pre|form|map|area|blockquote|address|" +
  "style|p|h[1-6]|hr|fieldset|legend|section|article|aside|hgroup|header|footer|nav|figure|details|menu|summary";

const openTag = `<(?:${blockNames})(?=[\\s/>])[^>]*>`;
const closeTag = `</(?:${blockNames})\\s*>`;
const tagAtStart = new RegExp(`^\\s*(${openTag}|${closeTag})`, "i");
const tagAtEnd = new RegExp(`(${openTag}|${closeTag})\\s*$`, "i");

/** A break is not needed where a paragraph, a list or a cell begins or ends. */
const breakBeforeBlock = /<br \/>(\s*<\/?(?:p|li|div|dl|dd|dt|th|pre|td|ul|ol)(?=[\s>])[^>]*>)/gi;

export function autoParagraphs(text: string): string {
  if (text.trim() === "") return "";
  const verbatim: string[] = [];
  const held = text.replace(/<pre[\s\S]*?<\/pre>/gi, (pre) => `<pre ${verbatim.push(pre) - 1}></pre>`);
  const shown = pieces(held)
    .map((piece) => shape(piece).replace(breakBeforeBlock, "$1"))
    .filter((piece) => piece !== "");
  return `${shown.join("\n")}\n`.replace(
    /<pre (\d+)><\/pre>/g,
    (_, at: string) => verbatim[Number(at)] ?? "",
  );
}

/** A text falls apart at blank lines, before a block begins and after one ends. */
function pieces(text: string): string[] {
  return text
    .replace(/\r\n?/g, "\n")
    .replace(/<br\s*\/?>\s*<br\s*\/?>/gi, "\n\n")
    .replace(/\s*(<\/?figcaption[^>]*>)\s*/gi, "$1")
    .replace(new RegExp(openTag, "gi"), (tag) => (/^<hr/i.test(tag) ? `\n\n${tag}\n\n` : `\n\n${tag}`))
    .replace(new RegExp(closeTag, "gi"), (tag) => `${tag}\n\n`)
    .split(/\n\s*\n/)
    .map((piece) => piece.replace(/^\n+|\n+$/g, ""))
    .filter((piece) => piece.trim() !== "");
}

/** A piece without block tags is a paragraph. One with a block tag at one end alone is left half open, as it comes. */
function shape(piece: string): string {
  const before = take(piece, tagAtStart, "start");
  const after = take(before.rest, tagAtEnd, "end");
  const inner = after.rest;
  const [open, close] = [before.tags, after.tags];
  if (inner.trim() === "") return `${open}${close}`;
  const lines = withBreaks(inner);
  if (open === "" && close === "") return `<p>${lines}</p>`;
  const quoted = /<blockquote[^>]*>$/i.test(open);
  const start = open === "" ? "<p>" : quoted ? `${open}<p>` : open;
  if (close === "") return `${start}${lines}${/<li[^>]*>$/i.test(open) ? "" : "</p>"}`;
  const plainEnd = start === "<p>" && !inner.includes("<") && /^<\/(div|address|form)/i.test(close);
  const quoteEnd = (start === "<p>" || quoted) && /^<\/blockquote/i.test(close);
  return `${start}${lines}${plainEnd || quoteEnd ? "</p>" : ""}${close}`;
}

function take(text: string, pattern: RegExp, end: "start" | "end"): { tags: string; rest: string } {
  let tags = "";
  let rest = text;
  for (let match = pattern.exec(rest); match; match = pattern.exec(rest)) {
    tags = end === "start" ? tags + match[0].trim() : match[0].trim() + tags;
    rest = end === "start" ? rest.slice(match[0].length) : rest.slice(0, match.index);
  }
  return { tags, rest };
}

/** Line ends become breaks, but not those right beside the block tags around. */
function withBreaks(text: string): string {
  const [, before = "", inner = "", after = ""] = /^(\n?)([\s\S]*?)(\n?)$/.exec(text) ?? [];
  const broken = inner.replace(/<br\s*\/?>/gi, "<br />").replace(/(<br \/>)?[^\S\n]*\n/g, "<br />\n");
  return `${before}${broken}${after}`;
}
