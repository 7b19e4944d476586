/**
 * The typographic marks that WordPress puts into titles and short descriptions when it shows them
 * (https://developer.wordpress.org/reference/functions/wptexturize/). Tags and shortcodes are left alone.
 */
export function texturize(text: string): string {
  return text
    .split(/(<[^>]*>|\[[^\]]*\])/)
    .map((part, index) => (index % 2 === 1 ? part : texturizeText(part)))
    .join("");
}

function texturizeText(text: string): string {
  return text
    .replaceAll("...", "&#8230;")
    .replace(/'(?=\d\d(?:\D|$))/g, "&#8217;")
    .replace(/(?<=\d)'(?=[\s.,;:!?)-]|$)/g, "&#8242;")
    .replace(/^([^"]*)(?<=\d)"(?=[\s.,;:!?)-]|$)/, "$1&#8243;")
    .replace(/(?<=^|[\s([{"-])'(?=\S)/g, "&#8216;")
    .replaceAll("'", "&#8217;")
    .replace(/(?<=^|[\s([{-])"(?=\S)/g, "&#8220;")
    .replaceAll('"', "&#8221;")
    .replaceAll("---", "&#8212;")
    .replace(/(?<=^| )--(?=$| )/g, "&#8212;")
    .replace(/(?<!xn)--/g, "&#8211;")
    .replace(/(?<=^| )-(?=$| )/g, "&#8211;")
    .replace(/\b(\d(?:[\d.,]*))x(\d[\d.,]*)\b/g, "$1&#215;$2")
    .replace(/&(?!#(?:\d+|x[a-f0-9]+);|[a-z1-4]{1,8};)/gi, "&#038;");
}
