import he from "he";

/** WordPress stores names escaped ("A &amp; B"); this is what a person reads. */
export function decodeEntities(text: string): string {
  return he.decode(text);
}

/** One line without control characters and without blanks at its ends or doubled, as WordPress keeps names. */
export function oneLine(text: string): string {
  return (
    text
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
      .replace(/[\u0000-\u001F\u007F\u0085\u2028\u2029]+/g, " ")
      .replace(/ {2,}/g, " ")
      .trim()
  );
}

/**
 * Names that the store's database holds for the same: its collation knows neither case nor accents nor the two
 * kana, so a look-up of "Rosé" finds "rose".
 */
export function foldName(text: string): string {
  return oneLine(decodeEntities(text))
    .normalize("NFKD")
    .replace(/\p{M}+/gu, "")
    .replace(/ß/g, "ss")
    .replace(/[\u30A1-\u30F6]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
    .toLowerCase();
}

/** WordPress takes one level of backslashes away from names and texts that are sent to it. */
export function withSlashes(text: string): string {
  return text.replaceAll("\\", "\\\\");
}

export function withoutSlashes(text: string): string {
  return text.replace(/\\(.?)/gs, "$1");
}

/** A message of WordPress as plain text: it may hold markup and entities. */
export function plainText(text: string): string {
  return oneLine(decodeEntities(text.replace(/<[^>]*>/g, " ")));
}
